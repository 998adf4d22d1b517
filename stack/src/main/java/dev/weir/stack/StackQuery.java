package dev.weir.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.message.QueryRequest;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.stack.call.AwsCalls;
import dev.weir.stack.call.StackError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Asks the query function, and reads its answer back into rows. */
final class StackQuery {
  private static final String UNREADABLE =
      "Cannot read the query function's answer: it is of another version, or of another function. Deploy the stack again.";

  private final LambdaClient lambda;
  private final AwsCalls calls;
  private final String function;

  StackQuery(LambdaClient lambda, AwsCalls calls, String function) {
    this.lambda = lambda;
    this.calls = calls;
    this.function = function;
  }

  Rows answer(QueryRequest request) {
    InvokeResponse response =
        calls.ask(
            "ask query '" + request.query() + "'",
            "lambda:InvokeFunction",
            () ->
                lambda.invoke(
                    invocation ->
                        invocation
                            .functionName(function)
                            .payload(SdkBytes.fromByteArray(Json.bytes(request)))));
    String payload = response.payload().asUtf8String();
    if (response.functionError() != null) {
      throw RemoteFailure.of(response.functionError(), payload);
    }
    return rows(payload);
  }

  static Rows rows(String payload) {
    JsonNode answer = tree(payload);
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : answer.path("columns")) {
      columns.add(
          Column.nullable(
              column.path("name").asText(), ColumnType.parse(column.path("type").asText())));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode row : answer.path("rows")) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        values.add(value(columns.get(i).type(), row.path(i)));
      }
      rows.add(values);
    }
    return new Rows(new Schema(columns), rows, answer.path("truncated").asBoolean());
  }

  /** Times and bytes are texts already, in the form that they are shown in. */
  private static @Nullable Object value(ColumnType type, JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (!value.isNumber()) {
      return value.asText();
    }
    return switch (type) {
      case ColumnType.Simple.REAL -> value.floatValue();
      case ColumnType.Simple.DOUBLE -> value.doubleValue();
      case ColumnType.Simple.INTEGER, ColumnType.Simple.BIGINT -> value.longValue();
      case ColumnType.Decimal _, ColumnType.Simple _ -> value.decimalValue();
    };
  }

  private static JsonNode tree(String payload) {
    try {
      JsonNode answer =
          Json.mapper().reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(payload);
      if (answer.path("columns").isArray()) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      throw new TerminalException(StackError.FUNCTION_FAILED, UNREADABLE, e);
    }
    throw new TerminalException(StackError.FUNCTION_FAILED, UNREADABLE);
  }
}
