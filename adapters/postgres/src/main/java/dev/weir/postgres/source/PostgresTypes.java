package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.source.decode.SelectedColumn;
import dev.weir.postgres.source.decode.Wire;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.source.ServerText;
import dev.weir.source.ServerText.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type table of this source: docs/reference/databases.md. */
final class PostgresTypes {
  /** For a numeric without precision; every value is checked to fit exactly. */
  private static final Decimal UNCONSTRAINED = new Decimal(Decimal.MAX_PRECISION, 9);

  /** Types whose binary form is their text. All others are cast by the server. */
  private static final Set<String> TEXTUAL = Set.of("text", "varchar", "name", "json");

  private static final Set<String> INTEGERS =
      Set.of("int2", "smallserial", "int4", "serial", "int8", "bigserial", "oid");

  private static final Set<String> EXACT = Set.of("numeric", "money");

  /** Types that hold no number, no time and no text of people. */
  private static final Set<String> NEITHER =
      Set.of("bytea", "uuid", "inet", "cidr", "macaddr", "macaddr8", "interval", "time", "timetz");

  private PostgresTypes() {}

  /**
   * A column as the server describes it. Domains come as their base type.
   *
   * @param typeName as in {@code pg_type.typname}
   * @param precision of a numeric; 0 where it has none
   */
  record ServerColumn(String name, String typeName, boolean array, int precision, int scale) {}

  /** What is asked for, how it comes, what it becomes. */
  private record Read(String expression, Wire wire, ColumnType type, Optional<ServerText> judge) {
    Read(String expression, Wire wire, ColumnType type) {
      this(expression, wire, type, Optional.empty());
    }
  }

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
    // Where people wrote nothing but spaces, a value of another type is null.
    boolean blank = read.judge().filter(judge -> judge.kind() == Kind.TEXT).isPresent();
    return new SelectedColumn(
        relation,
        column.name(),
        read.expression(),
        read.wire(),
        read.type(),
        nullable || blank,
        read.judge());
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
    if (representable(column) && type(column).equals(wanted)) {
      return byDefault(column, reference, relation);
    }
    Kind kind = kind(column);
    if (!ServerText.isPossible(kind, wanted)) {
      throw unsupported(
          column, relation, "%s is no %s".formatted(column.typeName(), wanted.text()));
    }
    return withoutLoss(wanted, column, reference)
        .orElseGet(
            () ->
                new Read(
                    text(column, plain(column, reference)).expression(),
                    Wire.TEXT,
                    wanted,
                    Optional.of(new ServerText(kind, wanted))));
  }

  /** Without the currency that the text of money has. */
  private static String plain(ServerColumn column, String reference) {
    return column.typeName().equals("money") ? cast(reference, "numeric") : reference;
  }

  /** Conversions in which nothing can be lost are left to the server, or are none. */
  private static Optional<Read> withoutLoss(
      ColumnType wanted, ServerColumn column, String reference) {
    String type = column.typeName();
    if (wanted instanceof Decimal && INTEGERS.contains(type)) {
      return read(cast(reference, "numeric"), Wire.NUMERIC, wanted);
    }
    if (wanted instanceof Decimal && EXACT.contains(type)) {
      // Not cast to the precision wanted: the server would round in silence.
      return read(plain(column, reference), Wire.NUMERIC, wanted);
    }
    if (wanted == Simple.BIGINT && INTEGERS.contains(type)) {
      return read(cast(reference, "bigint"), Wire.INT8, wanted);
    }
    if (wanted == Simple.DOUBLE && type.equals("float4")) {
      return read(cast(reference, "double precision"), Wire.FLOAT8, wanted);
    }
    boolean instants = wanted == Simple.TIMESTAMP || wanted == Simple.TIMESTAMPTZ;
    // Both are microseconds, in UTC.
    return instants && type.startsWith("timestamp")
        ? read(reference, Wire.TIMESTAMP, wanted)
        : Optional.empty();
  }

  private static Optional<Read> read(String expression, Wire wire, ColumnType type) {
    return Optional.of(new Read(expression, wire, type));
  }

  private static Kind kind(ServerColumn column) {
    if (column.array()) {
      return Kind.OTHER;
    }
    return switch (column.typeName()) {
      case "bool" -> Kind.BOOLEAN;
      case "float4", "float8", "numeric", "money" -> Kind.NUMBER;
      case "date" -> Kind.DATE;
      case "timestamp" -> Kind.TIMESTAMP;
      case "timestamptz" -> Kind.INSTANT;
      case String type when INTEGERS.contains(type) -> Kind.NUMBER;
      case String type when NEITHER.contains(type) -> Kind.OTHER;
      default -> Kind.TEXT;
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
      ServerColumn column, String relation, String reason) {
    return new TerminalException(
        PostgresError.UNSUPPORTED_TYPE,
        "Cannot read column '%s' of %s: %s. Set `columns: {%s: text}` on the source."
            .formatted(column.name(), relation, reason, column.name()));
  }

  private static TerminalException unsupported(
      ServerColumn column, String relation, String reason, String type) {
    return new TerminalException(
        PostgresError.UNSUPPORTED_TYPE,
        "Cannot read column '%s' of %s: %s. Set `columns: {%s: text}` or `columns: {%s: %s}` on the source."
            .formatted(column.name(), relation, reason, column.name(), column.name(), type));
  }
}
