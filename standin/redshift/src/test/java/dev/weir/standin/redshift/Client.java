package dev.weir.standin.redshift;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** The SDK's own client of a stand-in, and what the tests do with it again and again. */
final class Client implements AutoCloseable {
  private final RedshiftDataClient data;

  Client(RedshiftStandIn standIn) {
    data =
        RedshiftDataClient.builder()
            .endpointOverride(standIn.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  RedshiftDataClient data() {
    return data;
  }

  /** Submits a statement and returns its id. */
  String submit(String sql, Consumer<ExecuteStatementRequest.Builder> more) {
    return data.executeStatement(
            request -> {
              request.workgroupName(RedshiftStandIn.WORKGROUP);
              request.database(RedshiftStandIn.DATABASE).sql(sql);
              more.accept(request);
            })
        .id();
  }

  /** Submits a batch and returns its id. */
  String submitBatch(List<String> sqls, Consumer<BatchExecuteStatementRequest.Builder> more) {
    return data.batchExecuteStatement(
            request -> {
              request.workgroupName(RedshiftStandIn.WORKGROUP);
              request.database(RedshiftStandIn.DATABASE).sqls(sqls);
              more.accept(request);
            })
        .id();
  }

  /** What a statement ended as. */
  DescribeStatementResponse run(String sql) {
    return ended(submit(sql, request -> {}));
  }

  /** What a batch ended as. */
  DescribeStatementResponse batch(String... sqls) {
    return ended(submitBatch(Arrays.asList(sqls), request -> {}));
  }

  DescribeStatementResponse ended(String id) {
    while (true) {
      DescribeStatementResponse described = describe(id);
      if (described.status() == StatusString.FINISHED
          || described.status() == StatusString.FAILED
          || described.status() == StatusString.ABORTED) {
        return described;
      }
      Thread.onSpinWait();
    }
  }

  DescribeStatementResponse describe(String id) {
    return data.describeStatement(request -> request.id(id));
  }

  /** Runs statements, each alone, that must succeed. */
  void prepare(String... sqls) {
    for (String sql : sqls) {
      DescribeStatementResponse ended = run(sql);
      if (ended.status() != StatusString.FINISHED) {
        throw new AssertionError(sql + "\n" + ended.error());
      }
    }
  }

  GetStatementResultResponse result(String id) {
    return data.getStatementResult(request -> request.id(id));
  }

  /** The rows of a query, each as its fields with commas. */
  List<String> ask(String sql) {
    DescribeStatementResponse ended = run(sql);
    if (ended.status() != StatusString.FINISHED) {
      throw new AssertionError(sql + "\n" + ended.error());
    }
    return data.getStatementResultPaginator(request -> request.id(ended.id())).records().stream()
        .map(row -> String.join(",", row.stream().map(Client::text).toList()))
        .toList();
  }

  private static String text(Field field) {
    return switch (field.type()) {
      case STRING_VALUE -> field.stringValue();
      case LONG_VALUE -> field.longValue().toString();
      case DOUBLE_VALUE -> field.doubleValue().toString();
      case BOOLEAN_VALUE -> field.booleanValue().toString();
      case BLOB_VALUE -> field.blobValue().toString();
      case IS_NULL -> "null";
      case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(field);
    };
  }

  @Override
  public void close() {
    data.close();
  }
}
