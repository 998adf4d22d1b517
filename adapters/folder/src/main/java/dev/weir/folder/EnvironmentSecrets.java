package dev.weir.folder;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.util.Map;
import java.util.Optional;

/** Connections from the environment: {@code WEIR_CONNECTION_COURSES} holds the URI of courses. */
public final class EnvironmentSecrets implements Secrets {
  private final Map<String, String> environment;

  public EnvironmentSecrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<ConnectionUri> connection(String name) {
    String text = environment.getOrDefault(Secrets.variable(name), "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.startsWith("arn:")) {
      throw new TerminalException(
          FolderError.NO_SECRETS_MANAGER,
          "Cannot read connection '%s': %s names a secret of AWS Secrets Manager, which is not read here. Set it to the connection's URI."
              .formatted(name, Secrets.variable(name)));
    }
    return Optional.of(ConnectionUri.parse(name, text));
  }
}
