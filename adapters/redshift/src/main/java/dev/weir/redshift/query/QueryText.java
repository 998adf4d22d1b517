package dev.weir.redshift.query;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.query.ParameterizedSql;
import dev.weir.redshift.sql.RedshiftDialect;
import dev.weir.redshift.statement.RedshiftError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;

/**
 * A query as the Data API takes it. Its parameters are texts without a type, and neither null nor
 * empty, so each stands in a cast.
 */
public record QueryText(String sql, List<SqlParameter> parameters) {
  private static final Pattern READS = Pattern.compile("(?is)\\s*\\(*\\s*(select|with)\\b.*");
  private static final Pattern INTO = Pattern.compile("(?i)\\binto\\b");
  private static final int LONGEST_BYTES = RedshiftDialect.VARCHAR_BYTES;

  public QueryText {
    parameters = List.copyOf(parameters);
  }

  /**
   * @throws TerminalException if it is no single query, or lacks a parameter
   */
  public static QueryText of(String sql, Map<String, Object> values) {
    List<SqlParameter> parameters = new ArrayList<>();
    try {
      ParameterizedSql query = ParameterizedSql.parse(sql);
      requireReading(ParameterizedSql.words(sql));
      List<Object> bound = query.values(values);
      String text =
          ParameterizedSql.replaced(sql, i -> cast(bound.get(i), "weir_" + (i + 1), parameters));
      return new QueryText(text, parameters);
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          RedshiftError.INVALID_QUERY, "Cannot run the query: " + e.getMessage() + ".", e);
    }
  }

  // Redshift has no read-only transaction; the grants of the database user are the real fence.
  private static void requireReading(String words) {
    if (!READS.matcher(words).matches() || INTO.matcher(words).find()) {
      throw new IllegalArgumentException(
          "Only statements that read are allowed: it must begin with SELECT or WITH, and have no"
              + " INTO");
    }
  }

  /** The expression that stands for a value; its parameter is added, if it takes one. */
  private static String cast(Object value, String name, List<SqlParameter> parameters) {
    String text = text(value);
    if (text.isEmpty()) {
      return "CAST('' AS varchar(1))";
    }
    parameters.add(SqlParameter.builder().name(name).value(text).build());
    return "CAST(:%s AS %s)".formatted(name, type(value));
  }

  private static String text(Object value) {
    String text =
        switch (value) {
          case BigDecimal decimal -> decimal.toPlainString();
          case LocalDateTime time -> time.toLocalDate() + " " + time.toLocalTime();
          case Instant instant -> instant.atOffset(ZoneOffset.UTC).toLocalDateTime() + "+00";
          default -> value.toString();
        };
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw new IllegalArgumentException(
          "a parameter has more than " + LONGEST_BYTES + " bytes, which Redshift does not hold");
    }
    return text;
  }

  private static String type(Object value) {
    return switch (value) {
      case Boolean _ -> "boolean";
      case Integer _ -> "integer";
      case Long _ -> "bigint";
      case Float _ -> "real";
      case Double _ -> "double precision";
      case BigDecimal decimal -> numeric(decimal);
      case LocalDate _ -> "date";
      case LocalDateTime _ -> "timestamp";
      case Instant _ -> "timestamptz";
      case String _ -> "varchar(" + LONGEST_BYTES + ")";
      default ->
          throw new IllegalArgumentException(
              "a parameter cannot be a " + value.getClass().getSimpleName());
    };
  }

  private static String numeric(BigDecimal value) {
    int scale = Math.max(value.scale(), 0);
    int precision = Math.max(value.setScale(scale).precision(), scale + 1);
    if (precision > dev.weir.schema.ColumnType.Decimal.MAX_PRECISION) {
      throw new IllegalArgumentException("a parameter has more than 38 digits");
    }
    return "numeric(%d,%d)".formatted(precision, scale);
  }
}
