package dev.weir.cli.data;

import dev.weir.events.Events;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.making.Sample;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source;
import dev.weir.records.Hints;
import dev.weir.source.SourceDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The first rows of a source itself, as a run would read them. */
final class SourcePreview {
  private static final Events NOBODY = _ -> {};

  private final Laptop laptop;
  private final Pipeline pipeline;
  private final int rows;

  /**
   * @param rows at most
   */
  SourcePreview(Laptop laptop, Pipeline pipeline, int rows) {
    this.laptop = laptop;
    this.pipeline = pipeline;
    this.rows = rows;
  }

  Sample of(String name, Source source) {
    return switch (source) {
      case Source.DatabaseSource database -> database(database);
      case Source.FileSource file ->
          Functions.files(laptop, pipeline.name(), NOBODY).preview(name, file, rows);
      case Source.HttpSource http ->
          Functions.apis(laptop, NOBODY)
              .preview(name, http, connection(http, Connection.Http.class), rows);
    };
  }

  /** Lines that the source's rejects ask for. */
  static List<String> hints(Source source, Sample sample) {
    Notation notation =
        switch (source) {
          case Source.DatabaseSource _ -> Notation.PLAIN;
          case Source.FileSource file -> file.notation();
          case Source.HttpSource http -> http.notation();
        };
    return Hints.of(notation, sample.rejects());
  }

  private <C extends Connection> C connection(Source source, Class<C> kind) {
    return kind.cast(pipeline.connection(source.connection()));
  }

  private Sample database(Source.DatabaseSource source) {
    Connection.Database connection = connection(source, Connection.Database.class);
    try (SourceDatabase database =
        laptop.database(pipeline.name(), source.connection(), connection)) {
      return new Sample(
          database.query(select(source.relation(), connection.kind()), rows), List.of());
    }
  }

  private static String select(Relation relation, DatabaseKind kind) {
    return switch (relation) {
      case Relation.Table table -> "SELECT * FROM " + quoted(table.name(), kind);
      case Relation.Query query -> query.sql();
    };
  }

  private static String quoted(String table, DatabaseKind kind) {
    String quote =
        switch (kind) {
          case POSTGRESQL -> "\"";
          case MYSQL -> "`";
        };
    return Arrays.stream(table.split("\\.", 2))
        .map(part -> quote + part.replace(quote, quote + quote) + quote)
        .collect(Collectors.joining("."));
  }
}
