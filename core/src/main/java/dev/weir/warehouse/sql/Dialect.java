package dev.weir.warehouse.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.List;

/** What the two warehouses write differently. */
public enum Dialect {
  POSTGRESQL,
  /**
   * {@code text} there is a varchar(256), and a varchar's length is in bytes
   * (docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html).
   */
  REDSHIFT;

  /** The most bytes that a varchar of Redshift's takes. */
  public static final int REDSHIFT_VARCHAR_BYTES = 65535;

  /** Wide enough for most texts; widened before a publication that needs more. */
  private static final int REDSHIFT_FIRST_VARCHAR_BYTES = 256;

  private static final int REDSHIFT_VARBYTE_BYTES = 1_024_000;

  /** A column of a target. */
  String type(ColumnType type) {
    return this == REDSHIFT && type == Simple.TEXT
        ? varchar(REDSHIFT_FIRST_VARCHAR_BYTES)
        : stagingType(type);
  }

  /** A column of a staging table, which takes every value that the warehouse can hold. */
  String stagingType(ColumnType type) {
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
            case BINARY -> this == REDSHIFT ? "varbyte(" + REDSHIFT_VARBYTE_BYTES + ")" : "bytea";
          };
    };
  }

  /** The longest text there is. */
  String text() {
    return this == REDSHIFT ? varchar(REDSHIFT_VARCHAR_BYTES) : "text";
  }

  /**
   * A text of the user's. A backslash in a literal escapes in Redshift, as in the PostgreSQL 8.0
   * that it comes from, and in PostgreSQL where the literal says E.
   */
  String literal(String text) {
    String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
    return this == POSTGRESQL && text.indexOf('\\') >= 0 ? "E" + quoted : quoted;
  }

  /** The time of the transaction, as a timestamptz. */
  String now() {
    // CURRENT_TIMESTAMP is a function of Redshift's leader node: not where a table is read.
    return this == REDSHIFT ? "getdate()" : "current_timestamp";
  }

  /** How long a text is, in what a varchar's length counts. */
  String length(String column) {
    return (this == REDSHIFT ? "octet_length(" : "char_length(") + column + ")";
  }

  /**
   * Statements that lock ledgers against other publications. Redshift's locks are exclusive, and
   * taken before the transaction sees any data if LOCK comes first
   * (docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html).
   */
  List<String> lock(List<String> ledgers) {
    return this == REDSHIFT
        ? List.of("LOCK " + String.join(", ", ledgers))
        : ledgers.stream().map("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE"::formatted).toList();
  }

  private static String varchar(int bytes) {
    return "varchar(" + bytes + ")";
  }
}
