package dev.weir.standin.redshift.table;

import dev.weir.standin.redshift.statement.RedshiftError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compression encodings and their types ("Compression encodings", c_Compression_encodings; TIME and
 * VARBYTE by their defaults in "CREATE TABLE", r_CREATE_TABLE_NEW).
 */
final class Encodings {
  private static final String ANY = "any";
  private static final Map<String, List<String>> TYPES =
      Map.ofEntries(
          Map.entry("raw", List.of(ANY)),
          Map.entry("az64", words("int2 int4 int8 numeric date timestamp timestamptz time timetz")),
          Map.entry(
              "bytedict",
              words(
                  "int2 int4 int8 numeric float4 float8 char varchar date timestamp timestamptz")),
          Map.entry("delta", words("int2 int4 int8 numeric date timestamp")),
          Map.entry("delta32k", words("int4 int8 numeric date timestamp")),
          Map.entry(
              "lzo",
              words(
                  "int2 int4 int8 numeric char varchar date timestamp timestamptz super varbyte")),
          Map.entry("mostly8", words("int2 int4 int8 numeric")),
          Map.entry("mostly16", words("int4 int8 numeric")),
          Map.entry("mostly32", words("int8 numeric")),
          Map.entry(
              "runlength",
              words(
                  "int2 int4 int8 numeric float4 float8 bool char varchar date timestamp"
                      + " timestamptz")),
          Map.entry("text255", words("varchar")),
          Map.entry("text32k", words("varchar")),
          Map.entry(
              "zstd",
              words(
                  "int2 int4 int8 numeric float4 float8 bool char varchar date timestamp"
                      + " timestamptz super")));

  /** Types that are neither distribution nor sort key (r_CREATE_TABLE_NEW, limitations-super). */
  private static final Set<String> NO_KEYS = Set.of("super", "varbyte");

  private Encodings() {}

  /**
   * @param type as PostgreSQL is told it: {@code varchar(12)}
   * @throws RedshiftError if there is no such encoding, or not for the type
   */
  static void check(String encoding, String column, String type) {
    List<String> types = TYPES.getOrDefault(encoding, List.of());
    if (!types.contains(ANY) && !types.contains(kind(type))) {
      throw new RedshiftError(
          "invalid encoding type specified for column \"%s\"".formatted(column));
    }
  }

  static boolean canBeKey(String type) {
    return !NO_KEYS.contains(kind(type));
  }

  private static String kind(String type) {
    String bare = type.replaceFirst("\\(.*", "").replaceFirst("^pg_catalog\\.\"?", "");
    return switch (bare) {
      case "smallint" -> "int2";
      case "integer", "int" -> "int4";
      case "bigint" -> "int8";
      case "real" -> "float4";
      case "double precision", "float" -> "float8";
      case "boolean" -> "bool";
      case "timestamp without time zone" -> "timestamp";
      case "timestamp with time zone" -> "timestamptz";
      case "time without time zone" -> "time";
      case "time with time zone" -> "timetz";
      default -> bare;
    };
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
