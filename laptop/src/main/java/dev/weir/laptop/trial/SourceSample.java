package dev.weir.laptop.trial;

import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.WrittenFile;
import dev.weir.events.Events;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.making.Sample;
import dev.weir.parquet.Footer;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.parquet.read.Footers;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.text.SqlText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the first rows of sources, each as a run reads it: a database is asked for no more, files
 * and answers are left where enough was read.
 *
 * @param limit rows at most
 */
record SourceSample(Laptop laptop, String pipeline, int limit) {
  private static final Events NOBODY = _ -> {};

  /**
   * @param dataSet takes the rows
   * @param folder for files until they are in the lake
   */
  void read(Source source, Connection connection, NewDataSet dataSet, Path folder) {
    switch (source) {
      case Source.DatabaseSource database ->
          database(database, (Connection.Database) connection, dataSet, folder);
      case Source.FileSource file ->
          write(
              Functions.files(laptop, pipeline, NOBODY).preview(dataSet.name(), file, limit),
              dataSet,
              folder);
      case Source.HttpSource http ->
          write(
              Functions.apis(laptop, NOBODY)
                  .preview(dataSet.name(), http, (Connection.Http) connection, limit),
              dataSet,
              folder);
    }
  }

  private static void write(Sample sample, NewDataSet dataSet, Path folder) {
    try (DataSetWriter writer = new DataSetWriter(dataSet, folder, NOBODY)) {
      sample.rows().rows().forEach(row -> writer.write(row.toArray()));
      sample.rejects().forEach(r -> writer.reject(r.place(), null, r.kind(), r.reason(), ""));
      writer.finish();
    }
    if (sample.rows().truncated()) {
      dataSet.warn("There are more rows.");
    }
  }

  private void database(
      Source.DatabaseSource source,
      Connection.Database connection,
      NewDataSet dataSet,
      Path folder) {
    Relation limited = limited(source.relation(), connection.kind());
    try (SourceDatabase database = laptop.database(pipeline, source.connection(), connection)) {
      List<ExtractedFile> files = database.extract(limited, 1, folder, (_, _) -> {});
      for (ExtractedFile file : files) {
        Footer footer = Footers.read(file.file());
        dataSet.put(new WrittenFile(file.file(), footer.rows(), footer.nulls()));
        dataSet.read(file.rows());
      }
      if (files.stream().mapToLong(ExtractedFile::rows).sum() == limit) {
        dataSet.warn("There may be more rows.");
      }
    }
  }

  /** On lines of its own, as the query may end in a comment. */
  private Relation limited(Relation relation, DatabaseKind kind) {
    String sql =
        switch (relation) {
          case Relation.Table table -> "SELECT * FROM " + quoted(table.name(), kind);
          case Relation.Query query ->
              "SELECT * FROM (\n" + text(kind).withoutEnd(query.sql()) + "\n) AS tried";
        };
    return new Relation.Query(sql + " LIMIT " + limit, relation.columns(), relation.rowSecurity());
  }

  private static SqlText text(DatabaseKind kind) {
    return switch (kind) {
      case POSTGRESQL -> SqlText.POSTGRESQL;
      case MYSQL -> SqlText.MYSQL;
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
