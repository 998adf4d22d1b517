package dev.weir.postgres.warehouse.sql;

import static dev.weir.text.Identifier.quoted;

import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.ExistingColumn;
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
  public String attributes(TableDesign design) {
    return "";
  }

  @Override
  public String stagingType(ColumnType type) {
    return switch (type) {
      case Decimal decimal -> "numeric(%s,%s)".formatted(decimal.precision(), decimal.scale());
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case TEXT -> text();
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case BINARY -> "bytea";
          };
    };
  }

  @Override
  public String text() {
    return "text";
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
    return ledgers.stream().map("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE"::formatted).toList();
  }

  @Override
  public String published(Column column, Optional<ExistingColumn> existing, TableDesign design) {
    return quoted(column.name());
  }
}
