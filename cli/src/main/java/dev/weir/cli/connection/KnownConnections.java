package dev.weir.cli.connection;

import dev.weir.cli.error.CommandError;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Pipeline;
import dev.weir.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a project, by pipeline and name; a connection of one name may be another thing
 * in another pipeline. The warehouse is the last.
 *
 * @param pipelines whose they are
 */
record KnownConnections(List<Pipeline> pipelines) {
  /**
   * @param pipeline empty for the warehouse, which is every pipeline's
   */
  record Known(Optional<Pipeline> pipeline, String name) {}

  /**
   * @param only of this pipeline; null for all
   * @throws TerminalException if a pipeline cannot be read
   */
  static KnownConnections of(Project project, @Nullable String only) {
    var catalog = project.catalog();
    List<String> names = only == null ? catalog.names() : List.of(only);
    return new KnownConnections(names.stream().map(name -> catalog.read(name).pipeline()).toList());
  }

  List<Known> all() {
    List<Known> all = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      pipeline.connections().keySet().stream()
          .map(name -> new Known(Optional.of(pipeline), name))
          .forEach(all::add);
    }
    all.add(new Known(Optional.empty(), Secrets.WAREHOUSE));
    return all;
  }

  /**
   * @param names of which alone; empty for all
   * @throws TerminalException if there is none of a name
   */
  List<Known> named(List<String> names) {
    TreeSet<String> known = new TreeSet<>(all().stream().map(Known::name).toList());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new TerminalException(
            CommandError.UNKNOWN_CONNECTION,
            "Cannot find a connection: " + DidYouMean.notOne(name, "connection", known));
      }
    }
    return all().stream().filter(each -> names.isEmpty() || names.contains(each.name())).toList();
  }

  /** The schemas that the pipelines publish into. */
  TreeSet<String> schemas() {
    return new TreeSet<>(
        pipelines.stream()
            .flatMap(pipeline -> pipeline.targets().values().stream())
            .map(target -> target.table().schema())
            .flatMap(Stream::of)
            .toList());
  }
}
