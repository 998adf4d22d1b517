package dev.weir.redshift.query;

import dev.weir.error.TerminalException;
import dev.weir.redshift.sql.RedshiftTimes;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Result;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;

/** Turns a result of the Data API into values of Weir's types. */
public final class QueryRows {
  private QueryRows() {}

  public static Rows of(Result result) {
    List<ColumnType> types = result.columns().stream().map(QueryRows::type).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int row = 0; row < result.rows().size(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < types.size(); column++) {
        values.add(value(result, row, column, types.get(column)));
      }
      rows.add(values);
    }
    return new Rows(schema(result, types), rows, result.truncated());
  }

  private static Schema schema(Result result, List<ColumnType> types) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(Column.nullable(result.columns().get(i).label(), types.get(i)));
    }
    try {
      return new Schema(columns);
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          RedshiftError.INVALID_QUERY,
          "Cannot show the query's result: %s. Give each column a name of its own (AS)."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static ColumnType type(ColumnMetadata column) {
    return switch (column.typeName()) {
      case "bool" -> Simple.BOOLEAN;
      case "int2", "int4" -> Simple.INTEGER;
      case "int8", "oid" -> Simple.BIGINT;
      case "float4" -> Simple.REAL;
      case "float8" -> Simple.DOUBLE;
      case "date" -> Simple.DATE;
      case "timestamp" -> Simple.TIMESTAMP;
      case "timestamptz" -> Simple.TIMESTAMPTZ;
      case "varbyte", "varbinary", "binary varying" -> Simple.BINARY;
      case "numeric" -> decimal(column.precision(), column.scale());
      default -> Simple.TEXT;
    };
  }

  private static ColumnType decimal(@Nullable Integer precision, @Nullable Integer scale) {
    return precision != null
            && scale != null
            && precision >= 1
            && precision <= Decimal.MAX_PRECISION
            && scale >= 0
            && scale <= precision
        ? new Decimal(precision, scale)
        : Simple.TEXT;
  }

  private static @Nullable Object value(Result result, int row, int column, ColumnType type) {
    Field field = result.rows().get(row).get(column);
    if (type == Simple.BINARY && field.blobValue() != null) {
      return field.blobValue().asByteArray();
    }
    String text = result.text(row, column).orElse(null);
    return text == null ? null : value(text, type);
  }

  private static Object value(String text, ColumnType type) {
    return switch (type) {
      case Decimal decimal -> new BigDecimal(text).setScale(decimal.scale());
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            // Not by way of a float's own digits: the API's doubles are those of the real.
            case REAL -> Double.valueOf(text).floatValue();
            case DOUBLE -> Double.valueOf(text);
            case TEXT -> text;
            case DATE -> RedshiftTimes.date(text);
            case TIMESTAMP -> RedshiftTimes.timestamp(text);
            case TIMESTAMPTZ -> RedshiftTimes.instant(text);
            case BINARY -> HexFormat.of().parseHex(text);
          };
    };
  }
}
