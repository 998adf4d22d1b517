package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.Statement.Definition;
import dev.weir.simulation.sql.TableRef;
import dev.weir.simulation.sql.run.Relation;
import dev.weir.simulation.sql.run.Row;
import dev.weir.simulation.sql.run.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables in which Redshift keeps what there is, as far as Weir reads them. */
final class Catalog {
  private static final String CLASS = "pg_catalog.pg_class";
  private static final String NAMESPACE = "pg_catalog.pg_namespace";
  private static final String DESCRIPTION = "pg_catalog.pg_description";
  private static final String ATTRIBUTE = "pg_catalog.pg_attribute";
  private static final String TABLES = "svv_tables";
  private static final String COLUMNS = "svv_columns";
  private static final Set<String> NAMES =
      Set.of(CLASS, NAMESPACE, DESCRIPTION, ATTRIBUTE, TABLES, COLUMNS);

  private static final Map<String, List<String>> HEADS =
      Map.of(
          CLASS, List.of("oid", "relname", "relnamespace", "relkind", "tableoid"),
          NAMESPACE, List.of("oid", "nspname"),
          DESCRIPTION, List.of("objoid", "classoid", "objsubid", "description"),
          ATTRIBUTE, List.of("attrelid", "attnum", "attname", "attisdropped"),
          TABLES, List.of("table_schema", "table_name", "table_type"),
          COLUMNS,
              List.of(
                  "table_schema",
                  "table_name",
                  "column_name",
                  "data_type",
                  "character_maximum_length",
                  "numeric_precision",
                  "numeric_scale",
                  "is_nullable",
                  "column_default",
                  "ordinal_position"));

  private final Database database;
  private final String name;
  private final List<Row> rows = new ArrayList<>();

  private Catalog(Database database, String name) {
    this.database = database;
    this.name = name;
  }

  static boolean has(TableRef ref) {
    return NAMES.contains(ref.toString());
  }

  static Relation relation(Database database, TableRef ref) {
    Catalog catalog = new Catalog(database, ref.toString());
    if (catalog.name.equals(NAMESPACE)) {
      database.schemas().forEach(schema -> catalog.row((long) schema.hashCode(), schema));
    } else {
      database.tables().values().forEach(catalog::table);
    }
    return new Relation(catalog.head(), catalog.rows);
  }

  private List<String> head() {
    return HEADS.getOrDefault(name, List.of());
  }

  private void table(Table table) {
    String schema = table.ref().schema();
    long oid = oid(table.ref());
    switch (name) {
      case CLASS -> row(oid, table.ref().name(), (long) schema.hashCode(), "r", 1259L);
      case TABLES -> row(schema, table.ref().name(), "BASE TABLE");
      case DESCRIPTION -> comments(table, oid);
      default -> {
        for (int i = 0; i < table.columns().size(); i++) {
          column(table, i);
        }
      }
    }
  }

  private long oid(TableRef ref) {
    return database.tables().headMap(ref.toString()).size() + 16_384L;
  }

  private void comments(Table table, long oid) {
    table.comment().ifPresent(text -> row(oid, 1259L, 0L, text));
    for (int i = 0; i < table.columns().size(); i++) {
      String text = table.columnComments().get(table.columns().get(i).name());
      if (text != null) {
        row(oid, 1259L, i + 1L, text);
      }
    }
  }

  private void column(Table table, int index) {
    Definition column = table.columns().get(index);
    if (name.equals(ATTRIBUTE)) {
      row(oid(table.ref()), index + 1L, column.name(), false);
      return;
    }
    boolean varchar = column.type().startsWith("varchar");
    boolean decimal = column.type().startsWith("numeric");
    String digits = decimal ? column.type().replaceAll("[^0-9,]", "") : "";
    row(
        table.ref().schema(),
        table.ref().name(),
        column.name(),
        varchar ? "character varying" : decimal ? "numeric" : column.type(),
        varchar ? (long) Values.length(column.type()) : null,
        decimal ? Long.valueOf(digits.substring(0, digits.indexOf(','))) : null,
        decimal ? Long.valueOf(digits.substring(digits.indexOf(',') + 1)) : null,
        column.notNull() ? "NO" : "YES",
        null,
        index + 1L);
  }

  private void row(@Nullable Object... values) {
    Map<String, @Nullable Object> row = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      row.put(head().get(i), values[i]);
    }
    rows.add(new Row(row));
  }
}
