package dev.weir.cli.connection;

import dev.weir.cli.connection.KnownConnections.Known;
import dev.weir.laptop.Project;
import dev.weir.laptop.connection.Origin;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection and what is known of it without opening it: names, never values.
 *
 * @param pipeline empty for the warehouse
 * @param kind as pipelines write it; of the warehouse, {@code warehouse}
 * @param from where its address comes from
 * @param place the variable, file or folder that it comes from
 * @param secrets that its requests need
 */
record ListedConnection(
    Optional<String> pipeline,
    String connection,
    String kind,
    String from,
    String place,
    List<Secret> secrets) {
  /** A variable that holds a secret. */
  record Secret(String name, boolean set) {
    String inWords() {
      return set ? name : name + " is not set";
    }
  }

  static ListedConnection of(Project project, Known known) {
    Optional<Connection> connection =
        known.pipeline().map(pipeline -> pipeline.connection(known.name()));
    Origin origin = origin(project, known);
    return new ListedConnection(
        known.pipeline().map(Pipeline::name),
        known.name(),
        connection.map(ListedConnection::kind).orElse("warehouse"),
        origin.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        origin.place(),
        connection.map(of -> secrets(project, of)).orElse(List.of()));
  }

  static Origin origin(Project project, Known known) {
    return known
        .pipeline()
        .map(
            pipeline ->
                Origin.of(
                    project, pipeline.name(), known.name(), pipeline.connection(known.name())))
        .orElseGet(() -> Origin.ofWarehouse(project));
  }

  private static String kind(Connection connection) {
    return switch (connection) {
      case Connection.Database database -> database.kind().name().toLowerCase(Locale.ROOT);
      case Connection.Http _ -> "http";
      case Connection.Files _ -> "file";
    };
  }

  private static List<Secret> secrets(Project project, Connection connection) {
    return switch (connection) {
      case Connection.Http http ->
          http.secrets().stream()
              .map(name -> new Secret(name, !project.variables().getOrDefault(name, "").isBlank()))
              .toList();
      case Connection.Database _, Connection.Files _ -> List.of();
    };
  }
}
