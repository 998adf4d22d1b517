package dev.weir.laptop;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.folder.EnvironmentSecrets;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses from the environment. Where none is set for a connection, and one is for a name that is
 * near and nobody's, that is a slip of the pen: what stands in for the connection would be read, or
 * published to, without a word.
 */
final class LaptopConnections implements Secrets {
  private final Secrets environment;
  private final PipelineCatalog catalog;
  private final List<String> set;

  LaptopConnections(Project project) {
    this.environment = new EnvironmentSecrets(project.variables());
    this.catalog = project.catalog();
    this.set =
        project.variables().entrySet().stream()
            .filter(variable -> !variable.getValue().isBlank())
            .map(variable -> variable.getKey())
            .filter(LaptopConnections::isMeant)
            .sorted()
            .toList();
  }

  /** Also where the prefix is not written as it should be. */
  private static boolean isMeant(String variable) {
    String upper = variable.toUpperCase(Locale.ROOT);
    int end = upper.indexOf('_', "WEIR_".length());
    return upper.startsWith("WEIR_")
        && end > 0
        && DidYouMean.nearest(upper.substring(0, end + 1), List.of(VARIABLES)).isPresent();
  }

  @Override
  public Optional<String> value(String connection, String name) {
    return environment.value(connection, name);
  }

  @Override
  public Optional<ConnectionUri> connection(String name) {
    Optional<ConnectionUri> found = environment.connection(name);
    if (found.isEmpty()) {
      requireNoSlip(name);
    }
    return found;
  }

  private void requireNoSlip(String name) {
    String wanted = Secrets.variable(name);
    List<String> near =
        set.stream()
            .filter(
                variable ->
                    DidYouMean.nearest(ofConnection(variable), List.of(ofConnection(wanted)))
                        .isPresent())
            .toList();
    if (near.isEmpty()) {
      return;
    }
    List<String> used = used().toList();
    near.stream()
        .filter(variable -> !used.contains(variable))
        .findFirst()
        .ifPresent(
            variable -> {
              throw new TerminalException(
                  LaptopError.MISSPELT_VARIABLE,
                  "Cannot tell where connection '%s' is: %s is not set, and %s is, which is no connection's. Did you mean '%s'? If not, take it away."
                      .formatted(name, wanted, variable, wanted));
            });
  }

  /** The name in a variable, whatever its prefix is. */
  private static String ofConnection(String variable) {
    return variable.substring(variable.indexOf('_', "WEIR_".length()) + 1);
  }

  /** The variables of all connections; of a pipeline that cannot be read, nobody knows. */
  private Stream<String> used() {
    return Stream.concat(
            Stream.of(WAREHOUSE), catalog.names().stream().flatMap(this::connectionsOf))
        .map(Secrets::variable);
  }

  private Stream<String> connectionsOf(String pipeline) {
    try {
      return catalog.read(pipeline).pipeline().connections().keySet().stream();
    } catch (TerminalException _) {
      return Stream.empty();
    }
  }
}
