package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of a source that is a database's. */
final class DatabaseSourceKeys {
  private static final int MOST_PARTS = 100;

  private static final Key<Optional<String>> TABLE =
      Key.optional(
          "table", Scalar.text("a table"), "The table or view, with its schema if need be.");
  private static final Key<Optional<String>> QUERY =
      Key.optional("query", Scalar.text("a SELECT"), "One SELECT in the database's own SQL.");
  private static final Key<Map<String, ColumnType>> TYPES =
      Key.defaulted(
          "columns",
          Mapping.of("a map from columns to types", Names.TYPE),
          Map.of(),
          Map.of(),
          "Types to read columns as, in place of the database's own.");
  private static final Key<OptionalInt> PARTITION_KEY =
      Key.defaulted(
          "partition",
          Scalar.wordOrInteger(List.of("auto", "none"), 1, MOST_PARTS)
              .map(DatabaseSourceKeys::parts),
          OptionalInt.empty(),
          "auto",
          "Parts to read it in at the same time: auto (by its size), none, or how many.");
  private static final Key<RowSecurity> ROW_SECURITY =
      Key.defaulted(
          "row-security",
          Scalar.choice("way with row security", List.of(RowSecurity.values())),
          RowSecurity.REFUSE,
          "refuse",
          "PostgreSQL: whether a source is refused of which row security hides rows (refuse), or"
              + " read as its policies show it (allow).");

  static final Table<Source> DATABASE =
      Table.<Source>of(
              "a database source",
              "A table or a query of a database connection.",
              List.of(
                  Names.CONNECTION_NAME,
                  TABLE,
                  QUERY,
                  TYPES,
                  PARTITION_KEY,
                  ROW_SECURITY,
                  IncrementalKeys.INCREMENTAL),
              DatabaseSourceKeys::database)
          .with(new Table.Rule.ExactlyOne(List.of("table", "query")));

  private DatabaseSourceKeys() {}

  private static OptionalInt parts(String partition) {
    return switch (partition) {
      case "auto" -> OptionalInt.empty();
      case "none" -> OptionalInt.of(1);
      default -> OptionalInt.of(Integer.parseInt(partition));
    };
  }

  private static Source database(Fields fields) {
    Map<String, ColumnType> types = fields.get(TYPES);
    RowSecurity security = fields.get(ROW_SECURITY);
    Relation relation =
        fields
            .get(TABLE)
            .<Relation>map(table -> new Relation.Table(table, types, security))
            .orElseGet(() -> new Relation.Query(fields.get(QUERY).orElse(""), types, security));
    return new DatabaseSource(
        fields.get(Names.CONNECTION_NAME),
        relation,
        fields.get(PARTITION_KEY),
        fields.get(IncrementalKeys.INCREMENTAL));
  }
}
