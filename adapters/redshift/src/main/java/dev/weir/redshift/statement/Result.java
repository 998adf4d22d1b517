package dev.weir.redshift.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/**
 * A statement's rows as the Data API gives them.
 *
 * @param truncated whether there are more than the limit
 */
public record Result(List<ColumnMetadata> columns, List<List<Field>> rows, boolean truncated) {
  public Result {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static Result read(RedshiftDataClient client, String id, int limit) {
    List<List<Field>> rows = new ArrayList<>();
    GetStatementResultResponse page = client.getStatementResult(request -> request.id(id));
    List<ColumnMetadata> columns = page.columnMetadata();
    rows.addAll(page.records());
    // A page ends at the API's own limit; the last has no token.
    while (page.nextToken() != null && !page.nextToken().isEmpty() && rows.size() <= limit) {
      String next = page.nextToken();
      page = client.getStatementResult(request -> request.id(id).nextToken(next));
      rows.addAll(page.records());
    }
    boolean truncated = rows.size() > limit;
    return new Result(columns, truncated ? rows.subList(0, limit) : rows, truncated);
  }

  /** Empty for null. */
  public Optional<String> text(int row, int column) {
    return Optional.ofNullable(text(rows.get(row).get(column)));
  }

  public long number(int row, int column) {
    return Long.parseLong(text(row, column).orElse("0"));
  }

  public boolean truth(int row, int column) {
    return Boolean.TRUE.equals(rows.get(row).get(column).booleanValue());
  }

  /** Whatever member of the field has the value. */
  static @Nullable String text(Field field) {
    if (Boolean.TRUE.equals(field.isNull())) {
      return null;
    }
    if (field.stringValue() != null) {
      return field.stringValue();
    }
    if (field.longValue() != null) {
      return field.longValue().toString();
    }
    if (field.booleanValue() != null) {
      return field.booleanValue().toString();
    }
    return field.doubleValue() == null ? null : field.doubleValue().toString();
  }
}
