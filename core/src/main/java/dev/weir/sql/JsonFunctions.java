package dev.weir.sql;

import java.util.List;

/**
 * JSON text in SQL, as the reader of files has it: numbers stay as they are written, and neither
 * {@code NaN} nor a comma behind the last element is JSON. The engine reads numbers as doubles and
 * writes the shortest digits of these; so a document where that could matter is read with its
 * numbers made strings, which are marked.
 */
final class JsonFunctions {
  /** Before a number that was made a string; in no JSON but as this escape. */
  private static final String MARK = "\\u0001";

  /** A string, in which nothing is looked for. */
  private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";

  /** Up to a number, and it; behind the last number, the end. */
  private static final String NUMBERS = "((?:[^\"0-9-]|" + STRING + ")*)(?:(-?[0-9][0-9.eE+-]*)|$)";

  /** What the engine takes for JSON, outside strings. */
  private static final String NO_JSON = "(?i)^(?:[^\"]|" + STRING + ")*(?:nan|inf|,\\s*[\\]}])";

  /** Before a number, unless a string looks like one. */
  private static final String START = "[:\\[,\\s]";

  /** What may be a number that the engine would write otherwise. */
  private static final String REWRITTEN = START + "(?:-0|-?[0-9]+[.eE])";

  /** What may be a number that the engine would write as another value. */
  private static final String CHANGED = START + "-?(?:[0-9.]{16}|[0-9.]+[eE])";

  /** As many names are compared each with each, which is cheaper than to hash them. */
  private static final int FEW_NAMES = 30;

  static final List<SqlFunction> ALL =
      List.of(
          new SqlFunction(
              "weir_is_json",
              List.of("json"),
              """
              CASE
                WHEN NOT json_valid(json) THEN FALSE
                WHEN contains(lower(json), 'nan') OR contains(lower(json), 'inf')
                  OR regexp_matches(json, ',\\s*[\\]}]')
                THEN NOT regexp_matches(json, %s)
                ELSE TRUE END\
              """
                  .formatted(Sql.literal(NO_JSON))),
          new SqlFunction(
              "weir_marked",
              List.of("json"),
              "left(regexp_replace(json || ' ', %s, '\\1\"\\%s\\2\"', 'g'), -8)"
                  .formatted(Sql.literal(NUMBERS), MARK)),
          new SqlFunction(
              "weir_unmarked",
              List.of("text"),
              "replace(regexp_replace(text, '\"\\%s([^\"]*)\"', '\\1', 'g'), chr(1), '')"
                  .formatted(MARK)),
          // The type is asked first: most fields are strings and whole numbers, which stay. Only -0
          // is a BIGINT of 0, as what has no sign is an UBIGINT.
          new SqlFunction(
              "weir_field_of",
              List.of("json", "pointer", "types", "numbers"),
              """
              CASE
                WHEN TRY(json_type(json, pointer)) = 'BIGINT'
                THEN coalesce(nullif(TRY(json_extract_string(json, pointer)), '0'), '-0')
                WHEN CASE WHEN TRY(json_type(json, pointer)) IN types
                  THEN regexp_matches(json, numbers) AND NOT contains(json, '%s') END
                THEN weir_unmarked(TRY(json_extract_string(weir_marked(json), pointer)))
                ELSE TRY(json_extract_string(json, pointer)) END\
              """
                  .formatted(MARK)),
          // A field that becomes a value, and one that stays text; null if it is not there, or
          // null.
          field("weir_field", "('DOUBLE')", CHANGED),
          field("weir_text_field", "('DOUBLE', 'OBJECT', 'ARRAY')", REWRITTEN),
          new SqlFunction(
              "weir_has_repeated",
              List.of("names"),
              """
              CASE WHEN len(names) <= %d
                THEN len(list_filter(names, lambda name, i: list_position(names, name) < i)) > 0
                ELSE len(names) > list_unique(names) END\
              """
                  .formatted(FEW_NAMES)),
          new SqlFunction(
              "weir_repeats_a_name",
              List.of("json", "pointer"),
              """
              coalesce(list_transform(
                [TRY(json_keys(json, pointer))], lambda names: weir_has_repeated(names))[1], FALSE)\
              """));

  private JsonFunctions() {}

  private static SqlFunction field(String name, String types, String numbers) {
    return new SqlFunction(
        name,
        List.of("json", "pointer"),
        "weir_field_of(json, pointer, %s, %s)".formatted(types, Sql.literal(numbers)));
  }
}
