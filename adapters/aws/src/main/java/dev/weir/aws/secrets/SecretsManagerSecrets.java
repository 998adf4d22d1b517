package dev.weir.aws.secrets;

import dev.weir.aws.client.AwsError;
import dev.weir.aws.client.AwsFailures;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Connections from the environment and from Secrets Manager, read at each question, so that a
 * rotated password works at once. {@code WEIR_CONNECTION_COURSES} holds the URI of {@code courses},
 * or the ARN of a secret that holds it; where it is not set, the secret {@code <prefix>courses} is
 * asked. A secret is a URI, or JSON as RDS writes it.
 *
 * <p>A URI may take its user and password from another secret ({@code ?secret=arn:…}), or from RDS
 * ({@code ?auth=iam}). The address of a Redshift is left as it is: the Data API wants the ARN.
 */
public final class SecretsManagerSecrets implements Secrets {
  private static final String SECRET = "secret";

  private final Map<String, String> environment;
  private final Optional<String> prefix;
  private final Supplier<SecretsManagerClient> client;
  private final RdsAccess rds;

  /**
   * @param prefix of the names of secrets; empty to look for none by name
   * @param client asked for when a secret is first read
   */
  public SecretsManagerSecrets(
      Map<String, String> environment,
      Optional<String> prefix,
      Supplier<SecretsManagerClient> client,
      RdsAccess rds) {
    this.environment = Map.copyOf(environment);
    this.prefix = prefix;
    this.client = client;
    this.rds = rds;
  }

  @Override
  public Optional<ConnectionUri> connection(String name) {
    String text = environment.getOrDefault(Secrets.variable(name), "").strip();
    if (text.startsWith("arn:")) {
      String value = needed(name, text);
      return NamedValues.isOne(value)
          ? Optional.empty()
          : Optional.of(complete(name, address(name, text, value)));
    }
    if (!text.isEmpty()) {
      return Optional.of(complete(name, ConnectionUri.parse(name, text)));
    }
    return prefix
        .map(start -> start + name)
        .flatMap(
            secret ->
                read(name, secret)
                    .filter(value -> !NamedValues.isOne(value))
                    .map(value -> address(name, secret, value)))
        .map(address -> complete(name, address));
  }

  /** Of the JSON in the connection's secret; a function's environment has no secrets. */
  @Override
  public Optional<String> value(String connection, String name) {
    String text = environment.getOrDefault(Secrets.variable(connection), "").strip();
    Optional<String> secret =
        text.startsWith("arn:") ? Optional.of(text) : prefix.map(start -> start + connection);
    return secret.flatMap(id -> read(connection, id)).flatMap(json -> NamedValues.of(json, name));
  }

  /** The variable where it is set, else the secret of the connection's name. */
  @Override
  public String place(String connection) {
    String variable = Secrets.variable(connection);
    return environment.getOrDefault(variable, "").isBlank()
        ? prefix.map(start -> "the secret " + start + connection).orElse(variable)
        : variable;
  }

  private static ConnectionUri address(String name, String secret, String value) {
    return value.strip().startsWith("{")
        ? RdsSecret.parse(name, secret, value).address(name, secret)
        : ConnectionUri.parse(name, value);
  }

  private ConnectionUri complete(String name, ConnectionUri address) {
    if (address.scheme().startsWith("redshift")) {
      return address;
    }
    String secret = address.options().get(SECRET);
    ConnectionUri known =
        secret == null
            ? address
            : RdsSecret.parse(name, secret, needed(name, secret)).credentials(without(address));
    return rds.complete(name, known);
  }

  private static ConnectionUri without(ConnectionUri address) {
    Map<String, String> options = new LinkedHashMap<>(address.options());
    options.remove(SECRET);
    return new ConnectionUri(
        address.scheme(),
        address.user(),
        address.password(),
        address.host(),
        address.port(),
        address.path(),
        options);
  }

  private String needed(String name, String secret) {
    return read(name, secret)
        .orElseThrow(
            () ->
                new TerminalException(
                    AwsError.NO_SUCH_SECRET,
                    "Cannot read connection '%s': there is no secret %s. Make it, or name another in %s."
                        .formatted(name, secret, Secrets.variable(name))));
  }

  private Optional<String> read(String name, String secret) {
    try {
      String value = client.get().getSecretValue(r -> r.secretId(secret)).secretString();
      if (value == null) {
        throw RdsSecret.invalid(name, secret, "it is binary");
      }
      return Optional.of(value);
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw AwsFailures.explain(
          "read connection '%s' from the secret %s".formatted(name, secret),
          "secretsmanager:GetSecretValue (and kms:Decrypt on its key)",
          e);
    }
  }
}
