package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.mysql.SelectedColumn.Form;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.source.ServerText;
import dev.weir.source.ServerText.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type table of this source: docs/reference/databases.md. */
final class MySqlTypes {
  /** Of 64 bits, unsigned. */
  private static final Decimal UNSIGNED_64 = new Decimal(20, 0);

  private static final Set<String> BYTES =
      Set.of("BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB");

  private MySqlTypes() {}

  /**
   * A column as the driver describes it.
   *
   * @param typeName as in {@code BIGINT UNSIGNED}
   */
  record ServerColumn(String name, String typeName, int precision, int scale, boolean nullable) {}

  /**
   * @param reference the column in SQL
   * @param wanted the pipeline's own choice of type
   * @param relation for messages
   */
  static SelectedColumn select(
      ServerColumn column, String reference, @Nullable ColumnType wanted, String relation) {
    ColumnType type = wanted == null ? type(column, relation) : wanted;
    return new SelectedColumn(
        relation,
        column.name(),
        expression(column, reference, type),
        form(column, type),
        type,
        column.nullable(),
        wanted == null ? Optional.empty() : judge(column, wanted, relation));
  }

  /** A column of a result that somebody looks at: nothing can be asked for in another form. */
  static SelectedColumn shown(ServerColumn column, String relation) {
    ColumnType type = isTooWide(column) ? Simple.TEXT : type(column, relation);
    Form form = type == Simple.BINARY ? Form.BYTES : Form.TEXT;
    return new SelectedColumn(relation, column.name(), "", form, type, true, Optional.empty());
  }

  private static boolean isTooWide(ServerColumn column) {
    return word(column).startsWith("DECIMAL") && column.precision() > Decimal.MAX_PRECISION;
  }

  private static Form form(ServerColumn column, ColumnType type) {
    boolean bytes = type == Simple.BINARY;
    return switch (word(column)) {
      case "GEOMETRY" -> bytes ? Form.GEOMETRY : Form.TEXT;
      case "FLOAT", "FLOAT UNSIGNED" ->
          type == Simple.REAL || type == Simple.DOUBLE ? Form.TEXT : Form.FLOAT;
      case String word when BYTES.contains(word) -> bytes ? Form.BYTES : Form.TEXT;
      default -> Form.TEXT;
    };
  }

  /** Empty where the column is read as what it is, or as text. */
  private static Optional<ServerText> judge(
      ServerColumn column, ColumnType wanted, String relation) {
    boolean own = !isTooWide(column) && type(column, relation).equals(wanted);
    boolean bytes = wanted == Simple.BINARY && word(column).equals("GEOMETRY");
    // A float is a double too.
    boolean wider = wanted == Simple.DOUBLE && word(column).startsWith("FLOAT");
    if (own || bytes || wider || wanted == Simple.TEXT) {
      return Optional.empty();
    }
    Kind kind = kind(column);
    if (!ServerText.isPossible(kind, wanted)) {
      throw new TerminalException(
          MySqlError.UNSUPPORTED_TYPE,
          "Cannot read column '%s' of %s: %s is no %s. Set `columns: {%s: text}` on the source."
              .formatted(
                  column.name(),
                  relation,
                  column.typeName().toLowerCase(Locale.ROOT),
                  wanted.text(),
                  column.name()));
    }
    return Optional.of(new ServerText(kind, wanted));
  }

  private static Kind kind(ServerColumn column) {
    return switch (word(column)) {
      case "BIT", "YEAR", "FLOAT", "FLOAT UNSIGNED", "DOUBLE", "DOUBLE UNSIGNED" -> Kind.NUMBER;
      case "DECIMAL", "DECIMAL UNSIGNED" -> Kind.NUMBER;
      case String word when word.contains("INT") && !word.startsWith("POINT") -> Kind.NUMBER;
      case "DATE" -> Kind.DATE;
      case "DATETIME" -> Kind.TIMESTAMP;
      case "TIMESTAMP" -> Kind.INSTANT;
      case "TIME", "GEOMETRY" -> Kind.OTHER;
      case String word when BYTES.contains(word) -> Kind.OTHER;
      default -> Kind.TEXT;
    };
  }

  private static ColumnType type(ServerColumn column, String relation) {
    return switch (word(column)) {
      case "BIT" -> column.precision() == 1 ? Simple.BOOLEAN : UNSIGNED_64;
      case "TINYINT",
          "TINYINT UNSIGNED",
          "SMALLINT",
          "SMALLINT UNSIGNED",
          "MEDIUMINT",
          "MEDIUMINT UNSIGNED",
          "INT",
          "YEAR" ->
          Simple.INTEGER;
      case "INT UNSIGNED", "BIGINT" -> Simple.BIGINT;
      case "BIGINT UNSIGNED" -> UNSIGNED_64;
      case "FLOAT", "FLOAT UNSIGNED" -> Simple.REAL;
      case "DOUBLE", "DOUBLE UNSIGNED" -> Simple.DOUBLE;
      case "DECIMAL", "DECIMAL UNSIGNED" -> decimal(column, relation);
      case "DATE" -> Simple.DATE;
      case "DATETIME" -> Simple.TIMESTAMP;
      case "TIMESTAMP" -> Simple.TIMESTAMPTZ;
      case String word when BYTES.contains(word) -> Simple.BINARY;
      default -> Simple.TEXT;
    };
  }

  /** Values come as the server's text, so that nothing between it and the file rounds or shifts. */
  private static String expression(ServerColumn column, String reference, ColumnType type) {
    return switch (word(column)) {
      case "BIT" -> reference + " + 0";
      // As text, a float has six digits only.
      case "FLOAT", "FLOAT UNSIGNED" -> reference + " + 0e0";
      // The driver would write the text of a double as Java does.
      case "DOUBLE", "DOUBLE UNSIGNED" ->
          type == Simple.DOUBLE ? reference : "CAST(" + reference + " AS CHAR)";
      case "DATE", "DATETIME", "TIMESTAMP", "TIME" -> "CAST(" + reference + " AS CHAR)";
      case "GEOMETRY" -> type == Simple.BINARY ? reference : "ST_AsText(" + reference + ")";
      case String word when BYTES.contains(word) ->
          type == Simple.TEXT ? "HEX(" + reference + ")" : reference;
      default -> reference;
    };
  }

  private static String word(ServerColumn column) {
    return column.typeName().toUpperCase(Locale.ROOT);
  }

  private static Decimal decimal(ServerColumn column, String relation) {
    if (isTooWide(column)) {
      throw new TerminalException(
          MySqlError.UNSUPPORTED_TYPE,
          "Cannot read column '%s' of %s: decimal(%d,%d) has more than 38 digits. Set `columns: {%s: text}` or `columns: {%s: decimal(38,%d)}` on the source."
              .formatted(
                  column.name(),
                  relation,
                  column.precision(),
                  column.scale(),
                  column.name(),
                  column.name(),
                  column.scale()));
    }
    return new Decimal(column.precision(), column.scale());
  }
}
