package dev.weir.aws;

import dev.weir.aws.client.AwsClients;
import dev.weir.aws.client.AwsError;
import dev.weir.aws.s3.S3Files;
import dev.weir.aws.s3.S3Lake;
import dev.weir.aws.s3.S3Location;
import dev.weir.aws.secrets.RdsAccess;
import dev.weir.aws.secrets.SecretsManagerSecrets;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.run.Executions;
import dev.weir.secrets.Secrets;
import dev.weir.source.SourceFolders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The outside world as a function on AWS finds it in its environment. Made once per process; a
 * client is made when it is first needed. Thread-safe.
 */
public final class FunctionEnvironment {
  private static final String LAKE = "WEIR_LAKE";
  private static final String SECRETS = "WEIR_SECRETS";

  /** Set by Lambda: where the function is unpacked. */
  private static final String TASK_ROOT = "LAMBDA_TASK_ROOT";

  /** The only place on Lambda that can be written to. */
  private static final String TEMPORARY = "/tmp";

  private final Map<String, String> environment;
  private final AwsClients clients;
  private final S3Location lake;
  private final Path taskRoot;
  private final Scratch scratch;
  private @Nullable S3Client s3;
  private @Nullable SecretsManagerClient secretsManager;
  private @Nullable SfnClient stepFunctions;

  /**
   * @throws TerminalException naming all that is missing or wrong, and what to set
   */
  public FunctionEnvironment(Map<String, String> environment, AwsClients clients) {
    this.environment = Map.copyOf(environment);
    this.clients = clients;
    List<String> problems = new ArrayList<>();
    Optional<S3Location> location = S3Location.parse(value(LAKE));
    if (location.isEmpty()) {
      problems.add(
          "%s is '%s': set it to s3://bucket/prefix, the place of the lake"
              .formatted(LAKE, value(LAKE)));
    }
    if (value(TASK_ROOT).isEmpty()) {
      problems.add(
          "%s is not set: set it to the folder that holds the folder 'pipelines' (Lambda does so)"
              .formatted(TASK_ROOT));
    }
    this.lake = location.orElseThrow(() -> invalid(problems));
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
    this.taskRoot = Path.of(value(TASK_ROOT));
    this.scratch =
        Scratch.alone(Path.of(this.environment.getOrDefault("TMPDIR", TEMPORARY)).resolve("weir"));
  }

  /** For clients of other services. */
  public AwsClients clients() {
    return clients;
  }

  public Map<String, String> variables() {
    return environment;
  }

  /** A variable's value, without blanks at its ends; empty where it is not set. */
  public String value(String variable) {
    return environment.getOrDefault(variable, "").strip();
  }

  public Lake lake() {
    return new S3Lake(s3(), lake);
  }

  public Secrets secrets() {
    return new SecretsManagerSecrets(
        environment,
        Optional.of(value(SECRETS)).filter(prefix -> !prefix.isEmpty()),
        this::secretsManager,
        new RdsAccess(clients, taskRoot));
  }

  public Executions executions() {
    return new StepFunctionsExecutions(stepFunctions(), InstantSource.system());
  }

  /** The files behind connections, at {@code s3://bucket/prefix} or {@code file:///folder}. */
  public SourceFolders folders() {
    return S3Files.from(secrets(), this::s3);
  }

  /** The pipelines that were deployed with the function. */
  public Path pipelines() {
    return taskRoot.resolve("pipelines");
  }

  /**
   * An execution environment has one process at a time, and a disk that outlives one which ran into
   * its time limit.
   */
  public Scratch scratch() {
    return scratch;
  }

  private synchronized S3Client s3() {
    if (s3 == null) {
      s3 = clients.s3();
    }
    return s3;
  }

  private synchronized SecretsManagerClient secretsManager() {
    if (secretsManager == null) {
      secretsManager = clients.build(SecretsManagerClient.builder());
    }
    return secretsManager;
  }

  private synchronized SfnClient stepFunctions() {
    if (stepFunctions == null) {
      stepFunctions = clients.build(SfnClient.builder());
    }
    return stepFunctions;
  }

  private static TerminalException invalid(List<String> problems) {
    return new TerminalException(
        AwsError.INVALID_ENVIRONMENT,
        "Cannot use the environment of this function: %s. The template sets it; see docs/reference/settings.md."
            .formatted(String.join("; ", problems)));
  }
}
