package dev.weir.standin.redshift.table;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Redshift's types, as PostgreSQL's ("Data types", c_Supported_data_types). */
public final class Types {
  private static final int MAX_VARCHAR = 65_535;
  private static final int MAX_CHAR = 4_096;
  private static final int MAX_VARBYTE = 1_024_000;
  private static final int DEFAULT_VARBYTE = 64_000;
  private static final int DEFAULT_VARCHAR = 256;
  private static final int MAX_PRECISION = 38;
  private static final int MAX_SCALE = 37;
  private static final int DEFAULT_PRECISION = 18;

  private static final Set<String> VARCHAR = Set.of("varchar", "nvarchar", "character varying");
  private static final Set<String> CHAR = Set.of("char", "character", "nchar");
  private static final Set<String> VARBYTE = Set.of("varbyte", "varbinary", "binary varying");
  private static final Set<String> NUMERIC = Set.of("numeric", "decimal");
  private static final Set<String> SAME =
      Set.of(
          "smallint",
          "int2",
          "integer",
          "int",
          "int4",
          "bigint",
          "int8",
          "real",
          "float4",
          "double precision",
          "float8",
          "float",
          "boolean",
          "bool",
          "date",
          "timestamp",
          "timestamptz",
          "timestamp without time zone",
          "timestamp with time zone",
          "time",
          "timetz",
          "time without time zone",
          "time with time zone",
          "super");

  /** What a name of two or more words begins with, and the words that may follow. */
  private static final Map<String, List<String>> LONGER =
      Map.of(
          "character", List.of("varying"),
          "binary", List.of("varying"),
          "double", List.of("precision"),
          "timestamp", List.of("without time zone", "with time zone"),
          "time", List.of("without time zone", "with time zone"));

  private Types() {}

  /**
   * A type in a statement.
   *
   * @param arguments in brackets: {@code 12,2}, {@code max}; empty without
   * @param end the index after it
   */
  public record Written(String name, List<String> arguments, int end) {}

  /** Reads the type that begins there. */
  public static Written read(Sql sql, int from) {
    String first = sql.at(from).name();
    String name = first;
    int end = from + 1;
    for (String rest : LONGER.getOrDefault(first, List.of())) {
      String[] words = rest.split(" ");
      if (sql.follows(end, words)) {
        name = first + " " + rest;
        end += words.length;
        break;
      }
    }
    if (!sql.at(end).is("(")) {
      return new Written(name, List.of(), end);
    }
    int after = sql.afterBracket(end);
    List<String> arguments =
        sql.part(end + 1, after - 1).split().stream()
            .map(part -> part.text().toLowerCase(Locale.ROOT))
            .toList();
    return new Written(name, arguments, after);
  }

  /** The type of a column, in PostgreSQL's words. */
  public static String column(Written type) {
    if (type.name().equals("text")) {
      // TEXT is VARCHAR(256), BPCHAR is CHAR(256): "Character types", r_Character_types.
      return "varchar(" + DEFAULT_VARCHAR + ")";
    }
    if (VARCHAR.contains(type.name())) {
      return "varchar(%d)".formatted(length(type, MAX_VARCHAR).orElse(DEFAULT_VARCHAR));
    }
    return expression(type);
  }

  /** The type of a cast: a character type without a length has the length of what is cast. */
  static String expression(Written type) {
    String name = type.name();
    if (VARCHAR.contains(name)) {
      OptionalInt length = length(type, MAX_VARCHAR);
      return length.isPresent() ? "varchar(%d)".formatted(length.getAsInt()) : "varchar";
    }
    if (name.equals("text")) {
      return "text";
    }
    if (name.equals("bpchar")) {
      return "char(256)";
    }
    if (CHAR.contains(name)) {
      return "char(%d)".formatted(length(type, MAX_CHAR).orElse(1));
    }
    if (VARBYTE.contains(name)) {
      return Catalog.varbyte(length(type, MAX_VARBYTE).orElse(DEFAULT_VARBYTE));
    }
    if (NUMERIC.contains(name)) {
      return numeric(type.arguments());
    }
    if (SAME.contains(name)) {
      return type.arguments().isEmpty()
          ? name
          : name + "(" + String.join(",", type.arguments()) + ")";
    }
    throw new RedshiftError("type \"%s\" does not exist".formatted(name));
  }

  /** 1 to 38 digits, 0 to 37 of them after the point; 18 and 0 if not said (r_Numeric_types). */
  private static String numeric(List<String> arguments) {
    int precision = arguments.isEmpty() ? DEFAULT_PRECISION : number(arguments.get(0));
    int scale = arguments.size() < 2 ? 0 : number(arguments.get(1));
    if (precision < 1 || precision > MAX_PRECISION) {
      throw new RedshiftError(
          "NUMERIC precision %d must be between 1 and %d".formatted(precision, MAX_PRECISION));
    }
    if (scale < 0 || scale > Math.min(precision, MAX_SCALE)) {
      throw new RedshiftError(
          "NUMERIC scale %d must be between 0 and %d"
              .formatted(scale, Math.min(precision, MAX_SCALE)));
    }
    return "numeric(%d,%d)".formatted(precision, scale);
  }

  /** Lengths are in bytes; MAX is the longest. */
  private static OptionalInt length(Written type, int most) {
    if (type.arguments().isEmpty()) {
      return OptionalInt.empty();
    }
    String written = type.arguments().getFirst();
    int length = written.equals("max") ? most : number(written);
    if (length < 1 || length > most) {
      throw new RedshiftError("length for type %s cannot exceed %d".formatted(type.name(), most));
    }
    return OptionalInt.of(length);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RedshiftError.syntax(text);
    }
  }
}
