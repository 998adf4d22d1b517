package dev.weir.folder;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Mask;
import dev.weir.secrets.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections from the environment: {@code WEIR_CONNECTION_COURSES} holds the URI of courses. */
public final class EnvironmentSecrets implements Secrets {
  private final Map<String, String> environment;

  public EnvironmentSecrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Of all that these connections keep secret; an address that cannot be read is secret whole. */
  public Mask mask() {
    return Mask.all(
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith(Secrets.VARIABLES))
            .map(variable -> mask(variable.getKey(), variable.getValue()))
            .toList());
  }

  private static Mask mask(String variable, String address) {
    try {
      return ConnectionUri.parse(variable, address).mask();
    } catch (TerminalException _) {
      return new Mask(List.of(address, address.strip()));
    }
  }

  @Override
  public Optional<String> value(String connection, String name) {
    return Optional.ofNullable(environment.get(name));
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
