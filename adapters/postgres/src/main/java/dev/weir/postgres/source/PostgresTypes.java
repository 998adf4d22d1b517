package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.source.decode.SelectedColumn;
import dev.weir.postgres.source.decode.Wire;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type table of this source: docs/reference/databases.md. */
final class PostgresTypes {
  /** For a numeric without precision; every value is checked to fit exactly. */
  private static final Decimal UNCONSTRAINED = new Decimal(Decimal.MAX_PRECISION, 9);

  /** Types whose binary form is their text. All others are cast by the server. */
  private static final Set<String> TEXTUAL = Set.of("text", "varchar", "name", "json");

  private PostgresTypes() {}

  /**
   * A column as the server describes it. Domains come as their base type.
   *
   * @param typeName as in {@code pg_type.typname}
   * @param precision of a numeric; 0 where it has none
   */
  record ServerColumn(String name, String typeName, boolean array, int precision, int scale) {}

  /** What is asked for, how it comes, what it becomes. */
  private record Read(String expression, Wire wire, ColumnType type) {}

  /**
   * @param reference the column in SQL
   * @param wanted the pipeline's own choice of type
   * @param relation for messages
   */
  static SelectedColumn select(
      ServerColumn column,
      String reference,
      boolean nullable,
      @Nullable ColumnType wanted,
      String relation) {
    Read read =
        wanted == null
            ? byDefault(column, reference, relation)
            : as(wanted, column, reference, relation);
    return new SelectedColumn(
        relation, column.name(), read.expression(), read.wire(), read.type(), nullable);
  }

  /** Whether the column has a type without the pipeline's help. */
  static boolean representable(ServerColumn column) {
    return !column.typeName().equals("money") && digits(column) <= Decimal.MAX_PRECISION;
  }

  /** Of a representable column. */
  static ColumnType type(ServerColumn column) {
    return byDefault(column, "", "").type();
  }

  private static Read byDefault(ServerColumn column, String reference, String relation) {
    if (column.array()) {
      return text(column, reference);
    }
    return switch (column.typeName()) {
      case "bool" -> new Read(reference, Wire.BOOLEAN, Simple.BOOLEAN);
      case "int2", "smallserial" -> new Read(reference, Wire.INT2, Simple.INTEGER);
      case "int4", "serial" -> new Read(reference, Wire.INT4, Simple.INTEGER);
      case "int8", "bigserial" -> new Read(reference, Wire.INT8, Simple.BIGINT);
      case "oid" -> new Read(reference, Wire.OID, Simple.BIGINT);
      case "float4" -> new Read(reference, Wire.FLOAT4, Simple.REAL);
      case "float8" -> new Read(reference, Wire.FLOAT8, Simple.DOUBLE);
      case "numeric" -> new Read(reference, Wire.NUMERIC, decimal(column, relation));
      case "uuid" -> new Read(reference, Wire.UUID, Simple.TEXT);
      case "bytea" -> new Read(reference, Wire.BYTEA, Simple.BINARY);
      case "date" -> new Read(reference, Wire.DATE, Simple.DATE);
      case "timestamp" -> new Read(reference, Wire.TIMESTAMP, Simple.TIMESTAMP);
      case "timestamptz" -> new Read(reference, Wire.TIMESTAMP, Simple.TIMESTAMPTZ);
      case "money" ->
          throw unsupported(
              column, relation, "money is written in the server's currency", "decimal(19,2)");
      default -> text(column, reference);
    };
  }

  private static Read as(
      ColumnType wanted, ServerColumn column, String reference, String relation) {
    if (wanted == Simple.TEXT) {
      return text(column, reference);
    }
    if (wanted instanceof Decimal) {
      // Not cast to the precision wanted: the server would round in silence.
      String numeric = column.typeName().equals("numeric") ? reference : cast(reference, "numeric");
      return new Read(numeric, Wire.NUMERIC, wanted);
    }
    return representable(column) && type(column).equals(wanted)
        ? byDefault(column, reference, relation)
        : cast(reference, (Simple) wanted, relation);
  }

  private static Read cast(String reference, Simple wanted, String relation) {
    return switch (wanted) {
      case BOOLEAN -> new Read(cast(reference, "boolean"), Wire.BOOLEAN, wanted);
      case INTEGER -> new Read(cast(reference, "integer"), Wire.INT4, wanted);
      case BIGINT -> new Read(cast(reference, "bigint"), Wire.INT8, wanted);
      case REAL -> new Read(cast(reference, "real"), Wire.FLOAT4, wanted);
      case DOUBLE -> new Read(cast(reference, "double precision"), Wire.FLOAT8, wanted);
      case DATE -> new Read(cast(reference, "date"), Wire.DATE, wanted);
      case TIMESTAMP -> new Read(cast(reference, "timestamp"), Wire.TIMESTAMP, wanted);
      case TIMESTAMPTZ ->
          new Read(cast(reference, "timestamp with time zone"), Wire.TIMESTAMP, wanted);
      case BINARY -> new Read(cast(reference, "bytea"), Wire.BYTEA, wanted);
      case TEXT -> throw new IllegalStateException("Text is not cast here: " + relation);
    };
  }

  private static Read text(ServerColumn column, String reference) {
    String expression =
        column.array()
            ? cast("to_json(" + reference + ")", "text")
            : TEXTUAL.contains(column.typeName()) ? reference : cast(reference, "text");
    return new Read(expression, Wire.TEXT, Simple.TEXT);
  }

  private static String cast(String reference, String type) {
    return "CAST(" + reference + " AS " + type + ")";
  }

  private static Decimal decimal(ServerColumn column, String relation) {
    if (column.precision() == 0) {
      return UNCONSTRAINED;
    }
    int scale = Math.max(column.scale(), 0);
    if (digits(column) > Decimal.MAX_PRECISION) {
      String type = "numeric(%s,%s)".formatted(column.precision(), column.scale());
      throw unsupported(
          column, relation, type + " has more than 38 digits", "decimal(38," + scale + ")");
    }
    return new Decimal(digits(column), scale);
  }

  /** PostgreSQL allows a negative scale, and one above the precision. */
  private static int digits(ServerColumn column) {
    return Math.max(column.precision() - Math.min(column.scale(), 0), column.scale());
  }

  private static TerminalException unsupported(
      ServerColumn column, String relation, String reason, String type) {
    return new TerminalException(
        PostgresError.UNSUPPORTED_TYPE,
        "Cannot read column '%s' of %s: %s. Set `columns: {%s: text}` or `columns: {%s: %s}` on the source."
            .formatted(column.name(), relation, reason, column.name(), column.name(), type));
  }
}
