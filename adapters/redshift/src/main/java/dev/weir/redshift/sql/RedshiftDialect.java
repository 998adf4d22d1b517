package dev.weir.redshift.sql;

import static dev.weir.text.Identifier.quoted;

import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.sql.DeclaredTypes;
import dev.weir.warehouse.sql.Dialect;
import dev.weir.warehouse.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Redshift's SQL. {@code text} there is a varchar(256), and a varchar's length is in bytes
 * (docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html); a design is for its tables
 * (docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html).
 */
public final class RedshiftDialect implements Dialect {
  /** The most bytes that a varchar takes. */
  public static final int VARCHAR_BYTES = 65535;

  /** JSON: takes a text through JSON_PARSE. */
  public static final String SUPER = "super";

  /** Its own words for types, beside those of the SQL standard. */
  static final DeclaredTypes DECLARED =
      new DeclaredTypes(Map.of(SUPER, Simple.TEXT, "varbyte", Simple.BINARY));

  /** Wide enough for most texts; widened before a publication that needs more. */
  private static final int FIRST_VARCHAR_BYTES = 256;

  private static final int VARBYTE_BYTES = 1_024_000;

  @Override
  public String column(Column column, TableDesign design) {
    String definition = quoted(column.name()) + " " + type(column, design.redshift());
    @Nullable Encoding encoding = design.redshift().encodings().get(column.name());
    return encoding == null ? definition : definition + " ENCODE " + encoding.text();
  }

  private String type(Column column, RedshiftDesign design) {
    if (design.superColumns().contains(column.name())) {
      return SUPER;
    }
    return column.type() == Simple.TEXT ? varchar(FIRST_VARCHAR_BYTES) : stagingType(column.type());
  }

  /** It trusts them, and answers wrongly where they are broken (t_Defining_constraints). */
  @Override
  public boolean enforcesKeys() {
    return false;
  }

  /** What the design leaves open is not said: it is AUTO. */
  @Override
  public String attributes(TableDesign design) {
    List<String> sort = design.redshift().sort();
    return distribution(design.redshift().distribution())
        + (sort.isEmpty() ? "" : "\nCOMPOUND SORTKEY (%s)".formatted(SqlText.names(sort)));
  }

  private static String distribution(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Key key -> "\nDISTSTYLE KEY DISTKEY (%s)".formatted(quoted(key.column()));
      case Distribution.Style style ->
          switch (style) {
            case AUTO -> "";
            case EVEN -> "\nDISTSTYLE EVEN";
            case ALL -> "\nDISTSTYLE ALL";
          };
    };
  }

  @Override
  public String stagingType(ColumnType type) {
    return DeclaredTypes.written(type, text(), "varbyte(" + VARBYTE_BYTES + ")");
  }

  @Override
  public String text() {
    return varchar(VARCHAR_BYTES);
  }

  /** It changes the length of a varchar alone (r_ALTER_TABLE); all else is another column. */
  @Override
  public boolean retypesInPlace() {
    return false;
  }

  @Override
  public List<String> retype(String table, String column, String type) {
    String old = quoted(column);
    String made = quoted(column + "_new");
    return List.of(
        "ALTER TABLE %s ADD COLUMN %s %s".formatted(table, made, type),
        "UPDATE %s SET %s = CAST(%s AS %s)".formatted(table, made, old, type),
        "ALTER TABLE %s DROP COLUMN %s".formatted(table, old),
        "ALTER TABLE %s RENAME COLUMN %s TO %s".formatted(table, made, old));
  }

  /** A backslash escapes, as in the PostgreSQL 8.0 that Redshift comes from. */
  @Override
  public String literal(String text) {
    return "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
  }

  /** CURRENT_TIMESTAMP is a function of the leader node: not where a table is read. */
  @Override
  public String now() {
    return "getdate()";
  }

  @Override
  public String length(String column) {
    return "octet_length(" + column + ")";
  }

  /**
   * Locks are exclusive, and taken before the transaction sees any data if LOCK comes first
   * (docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html).
   */
  @Override
  public List<String> lock(List<String> ledgers) {
    return List.of("LOCK " + String.join(", ", ledgers));
  }

  /** There is one lock, and it keeps readers out. */
  @Override
  public Optional<String> lockOutWriters(String table) {
    return Optional.empty();
  }

  /** The text is parsed as JSON where the column is SUPER in the table, or will be when made. */
  @Override
  public String published(
      String value, Column column, Optional<ExistingColumn> existing, TableDesign design) {
    if (existing.isEmpty()) {
      return design.redshift().superColumns().contains(column.name()) ? parsed(value) : value;
    }
    ExistingColumn there = existing.get();
    if (there.declared().equals(SUPER)) {
      return parsed(value);
    }
    // A cast to a character(n) would cut the text.
    return there.casts(column.type()) && DeclaredTypes.fixedLength(there.declared()).isEmpty()
        ? "CAST(%s AS %s)".formatted(value, there.declared())
        : value;
  }

  private static String parsed(String value) {
    return "JSON_PARSE(" + value + ")";
  }

  /**
   * A character(n) holds ASCII alone (docs.aws.amazon.com/redshift/latest/dg/r_Character_types).
   */
  @Override
  public Optional<String> misfit(String value, Column column, ExistingColumn existing) {
    if (existing.declared().equals(SUPER)) {
      return Optional.of("NOT can_json_parse(" + value + ")");
    }
    Optional<String> standard =
        DeclaredTypes.misfit(value, length(value), column.type(), existing.declared());
    return DeclaredTypes.fixedLength(existing.declared()).isEmpty()
        ? standard
        : standard.map(
            longer -> "(%s OR %s <> char_length(%s))".formatted(longer, length(value), value));
  }

  private static String varchar(int bytes) {
    return "varchar(" + bytes + ")";
  }
}
