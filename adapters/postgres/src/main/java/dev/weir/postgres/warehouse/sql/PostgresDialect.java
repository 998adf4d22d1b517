package dev.weir.postgres.warehouse.sql;

import static dev.weir.text.Identifier.quoted;

import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.sql.DeclaredTypes;
import dev.weir.warehouse.sql.Dialect;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's SQL. Of a design, its tables have the comments alone. */
public final class PostgresDialect implements Dialect {
  @Override
  public String column(Column column, TableDesign design) {
    return quoted(column.name()) + " " + stagingType(column.type());
  }

  @Override
  public boolean enforcesKeys() {
    return true;
  }

  @Override
  public String attributes(TableDesign design) {
    return "";
  }

  @Override
  public String stagingType(ColumnType type) {
    return DeclaredTypes.written(type, text(), "bytea");
  }

  @Override
  public String text() {
    return "text";
  }

  /** It does: views, keys and indexes stay, or it refuses. */
  @Override
  public boolean retypesInPlace() {
    return true;
  }

  @Override
  public List<String> retype(String table, String column, String type) {
    return List.of(
        "ALTER TABLE %1$s ALTER COLUMN %2$s TYPE %3$s USING CAST(%2$s AS %3$s)"
            .formatted(table, quoted(column), type));
  }

  /** A backslash escapes where the literal says E. */
  @Override
  public String literal(String text) {
    String literal = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
    return text.indexOf('\\') >= 0 ? "E" + literal : literal;
  }

  @Override
  public String now() {
    return "current_timestamp";
  }

  @Override
  public String length(String column) {
    return "char_length(" + column + ")";
  }

  @Override
  public List<String> lock(List<String> ledgers) {
    return ledgers.stream().map(PostgresDialect::shareRowExclusive).toList();
  }

  /** Of a partitioned table it locks the partitions too. */
  @Override
  public Optional<String> lockOutWriters(String table) {
    return Optional.of(shareRowExclusive(table));
  }

  private static String shareRowExclusive(String table) {
    return "LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE";
  }

  /** A character(n) is compared and filled without its length, to which a cast would cut it. */
  @Override
  public String published(
      String value, Column column, Optional<ExistingColumn> existing, TableDesign design) {
    return existing
        .filter(there -> there.casts(column.type()))
        .map(
            there ->
                DeclaredTypes.fixedLength(there.declared()).isPresent()
                    ? cast(value, "bpchar")
                    : there.declared().endsWith("[]")
                        ? array(value, there.declared())
                        : cast(value, there.declared()))
        .orElse(value);
  }

  /** Of {@code {a,b}} as PostgreSQL writes it, or of a JSON array, as Weir reads arrays. */
  private static String array(String value, String declared) {
    String json = "ARRAY(SELECT json_array_elements_text(" + cast(value, "json") + "))";
    // Not one of arrays, nor {a,b} with bounds before it.
    return "CASE WHEN %1$s ~ '^\\s*\\[' AND %1$s !~ '[[,]\\s*\\[|^\\s*\\[-?\\d+:' THEN %2$s ELSE %3$s END"
        .formatted(value, cast(json, declared), cast(value, declared));
  }

  private static String cast(String value, String type) {
    return "CAST(" + value + " AS " + type + ")";
  }

  @Override
  public Optional<String> misfit(String value, Column column, ExistingColumn existing) {
    return DeclaredTypes.misfit(value, length(value), column.type(), existing.declared());
  }
}
