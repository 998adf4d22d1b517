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

  /** What the engine takes for JSON, if it is outside strings. */
  private static final String NO_JSON = "(?i)nan|inf|,\\s*[\\]}]";

  /** What may be a number that the engine would write otherwise. */
  private static final String REWRITTEN = "[0-9][.eE]|-0";

  /** What may be a number that the engine would write as another value. */
  private static final String CHANGED = "[0-9.]{16}|[0-9][eE]|-0\\s*(?:[,}\\]]|$)";

  static final List<SqlFunction> ALL =
      List.of(
          new SqlFunction(
              "weir_is_json",
              List.of("json"),
              """
              CASE
                WHEN NOT json_valid(json) THEN FALSE
                WHEN NOT regexp_matches(json, %1$s) THEN TRUE
                ELSE NOT regexp_matches(regexp_replace(json, %2$s, '', 'g'), %1$s) END"""
                  .formatted(Sql.literal(NO_JSON), Sql.literal(STRING))),
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
          new SqlFunction(
              "weir_field_of",
              List.of("json", "pointer", "numbers"),
              """
              CASE WHEN regexp_matches(json, numbers) AND NOT contains(json, '%s')
                AND TRY(json_type(json, pointer)) NOT IN ('VARCHAR', 'BOOLEAN', 'NULL')
                THEN weir_unmarked(TRY(json_extract_string(weir_marked(json), pointer)))
                ELSE TRY(json_extract_string(json, pointer)) END"""
                  .formatted(MARK)),
          // A field that becomes a value, and one that stays text; null if it is not there, or
          // null.
          field("weir_field", CHANGED),
          field("weir_text_field", REWRITTEN),
          new SqlFunction(
              "weir_repeats_a_name",
              List.of("json", "pointer"),
              "coalesce(len(TRY(json_keys(json, pointer))) > list_unique(TRY(json_keys(json, pointer))), FALSE)"));

  private JsonFunctions() {}

  private static SqlFunction field(String name, String numbers) {
    return new SqlFunction(
        name,
        List.of("json", "pointer"),
        "weir_field_of(json, pointer, %s)".formatted(Sql.literal(numbers)));
  }
}
