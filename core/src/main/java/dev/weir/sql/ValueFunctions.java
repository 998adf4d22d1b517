package dev.weir.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.TextForm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The judge of text in SQL: the same verdict and the same value as {@link
 * dev.weir.value.TextValues}, to which tests of many forms hold it. Every engine defines these
 * functions, in this order, so that the SQL of a plan is short enough to be read.
 *
 * <p>Each {@code weir_TYPE(text)} is null where the text is none of the type; {@code
 * weir_word(text)} is null where it is null for every type. What most texts are takes one regular
 * expression; the engine's casts skip the spaces around a value themselves.
 */
public final class ValueFunctions {
  /** An exponent that fits no type. */
  private static final String FAR = "1000000000000";

  private static final String SPACES = spacesRegex();

  private static final List<SqlFunction> EXACT =
      List.of(
          // Few texts have spaces at their ends, and to trim is slow.
          function(
              "weir_word(text)",
              """
              CASE WHEN text >= '!' AND text[-1] >= '!' THEN text
                ELSE nullif(trim(text, %s), '') END\
              """
                  .formatted(spaces())),
          function("weir_digits(number)", "replace(regexp_extract(number, '[0-9.]+'), '.', '')"),
          function(
              "weir_exponent(number)",
              """
              CASE WHEN regexp_matches(number, '[eE]')
                THEN coalesce(TRY_CAST(regexp_extract(number, '[eE](.*)', 1) AS INTEGER), %s)
                ELSE 0 END\
              """
                  .formatted(FAR)),
          // A sign, digits without zeros at either end, and where among them the point stands.
          function(
              "weir_parts(number, digits)",
              """
              {'sign': CASE WHEN starts_with(number, '-') THEN '-' ELSE '' END,
               'digits': trim(digits, '0'),
               'point': length(regexp_extract(number, '^[+-]?([0-9]*)', 1)) + weir_exponent(number)
                 - length(digits) + length(ltrim(digits, '0'))}\
              """),
          function(
              "weir_joined(sign, digits, point)",
              """
              CASE
                WHEN digits = '' THEN '0'
                WHEN point <= 0 THEN sign || '0.' || repeat('0', -point) || digits
                WHEN point >= length(digits) THEN sign || digits || repeat('0', point - length(digits))
                ELSE sign || left(digits, point) || '.' || substr(digits, point + 1) END\
              """),
          // Without an exponent; null if it has more digits before the point, or behind.
          function(
              "weir_plain(word, before, behind)",
              """
              list_transform(
                list_transform([word], lambda number: weir_parts(number, weir_digits(number))),
                lambda parts: CASE
                  WHEN parts.digits = ''
                    OR (parts.point <= before AND length(parts.digits) - parts.point <= behind)
                  THEN weir_joined(parts.sign, parts.digits, parts.point) END)[1]\
              """),
          function(
              "weir_exact(text, before, behind)",
              """
              CASE
                WHEN regexp_full_match(text, '%1$s[+-]?'
                  || CASE WHEN before > 0 THEN '0*[0-9]{1,' || before || '}' ELSE '0+' END
                  || CASE WHEN behind > 0 THEN '(?:\\.[0-9]{1,' || behind || '}0*)?' ELSE '' END
                  || '%1$s')
                THEN text
                WHEN %2$s THEN weir_plain(weir_word(text), before, behind) END\
              """
                  .formatted(SPACES, matches(Simple.BIGINT))));

  private static final List<SqlFunction> VALUES =
      List.of(
          function("weir_decimal(text, digits, scale)", "weir_exact(text, digits - scale, scale)"),
          function("weir_integer(text)", "TRY_CAST(weir_exact(text, 10, 0) AS INTEGER)"),
          function("weir_bigint(text)", "TRY_CAST(weir_exact(text, 19, 0) AS BIGINT)"),
          // What is written in digits is neither infinite nor, but for zeros, zero.
          function(
              "weir_in_range(text, value)",
              """
              CASE
                WHEN value <> 0 AND isfinite(value) THEN value
                WHEN NOT regexp_matches(text, '[0-9]') THEN value
                WHEN value = 0 AND NOT regexp_matches(text, '^[^eE]*[1-9]') THEN value END\
              """),
          function("weir_real(text)", floating("REAL")),
          function("weir_double(text)", floating("DOUBLE")),
          function(
              "weir_boolean(text)",
              "CASE lower(weir_word(text)) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END"),
          function("weir_date(text)", matched(Simple.DATE, "TRY_CAST(text AS DATE)")),
          function(
              "weir_timestamp(text)",
              matched(
                  Simple.TIMESTAMP,
                  "coalesce(TRY_CAST(text AS TIMESTAMP), TRY_CAST(weir_word(text) AS TIMESTAMP))")),
          // The engine wants seconds before an offset.
          function(
              "weir_timestamptz(text)",
              matched(
                  Simple.TIMESTAMPTZ,
                  """
                  coalesce(TRY_CAST(text AS TIMESTAMPTZ), TRY_CAST(
                    regexp_replace(weir_word(text), '^(.{16})([Z+-])', '\\1:00\\2') AS TIMESTAMPTZ))\
                  """)),
          function(
              "weir_binary(text)",
              matched(
                  Simple.BINARY,
                  """
                  list_transform([weir_word(text)], lambda word:
                    from_base64(rpad(word, CAST((length(word) + 3) // 4 * 4 AS INTEGER), '=')))[1]\
                  """)),
          // The engine takes day 366 of every year, and any weekday; written back, they differ.
          function(
              "weir_date_of(text, format, pattern)",
              """
              CASE WHEN regexp_full_match(text, '%1$s(?:' || pattern || ')%1$s')
                AND (NOT regexp_matches(format, '%%-?[jaA]')
                  OR replace(lower(strftime(try_strptime(text, format), format)), '0', '')
                    = replace(lower(weir_word(text)), '0', ''))
                THEN CAST(try_strptime(text, format) AS DATE) END\
              """
                  .formatted(SPACES)),
          // Whether the digit behind the scale tells how to round, whatever a double's last bits
          // are.
          function(
              "weir_rounds_surely(value, scale)",
              """
              abs(value) * pow(10, scale) < 1e8
                AND abs(abs(value) * pow(10, scale) % 1 - 0.5) > 1e-6\
              """),
          // The shortest digits that mean this value and no other, to be rounded by a cast.
          function(
              "weir_written(value)",
              """
              CASE WHEN isfinite(value) THEN CASE WHEN contains(CAST(value AS VARCHAR), 'e')
                THEN weir_plain(CAST(value AS VARCHAR), 400, 400)
                ELSE CAST(value AS VARCHAR) END END\
              """));

  private ValueFunctions() {}

  /** In the order in which they can be defined. */
  public static List<SqlFunction> all() {
    return Stream.of(EXACT, VALUES, JsonFunctions.ALL).flatMap(List::stream).toList();
  }

  private static SqlFunction function(String signature, String body) {
    int open = signature.indexOf('(');
    String parameters = signature.substring(open + 1, signature.length() - 1);
    return new SqlFunction(signature.substring(0, open), List.of(parameters.split(", ", -1)), body);
  }

  /** Escaped, so that the SQL can be read. */
  private static String spacesRegex() {
    return TextForm.SPACES
        .chars()
        .mapToObj("\\x%02x"::formatted)
        .collect(Collectors.joining("", "[", "]*"));
  }

  private static String spaces() {
    return TextForm.SPACES
        .chars()
        .mapToObj(c -> "chr(" + c + ")")
        .collect(Collectors.joining(" || "));
  }

  /** Whether the text is in the type's form, with the spaces around it. */
  private static String matches(ColumnType type) {
    return "regexp_full_match(text, %s)"
        .formatted(Sql.literal(SPACES + "(?:" + TextForm.regex(type) + ")" + SPACES));
  }

  private static String matched(Simple type, String value) {
    return "CASE WHEN %s THEN %s END".formatted(matches(type), value);
  }

  /** What most numbers are takes one cast. */
  private static String floating(String type) {
    return """
    CASE
      WHEN strlen(text) <= 30 AND regexp_full_match(text, '-?[0-9]+(?:\\.[0-9]+)?')
      THEN TRY_CAST(text AS %1$s)
      WHEN %2$s THEN weir_in_range(text, TRY_CAST(text AS %1$s)) END\
    """
        .formatted(type, matches(Simple.DOUBLE));
  }
}
