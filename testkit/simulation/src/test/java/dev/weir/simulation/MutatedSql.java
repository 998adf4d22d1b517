package dev.weir.simulation;

import dev.weir.redshift.RedshiftWarehouse;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/**
 * A Data API to which {@link RedshiftWarehouse} says something else than it means to.
 *
 * @param batches what becomes of a batch's request
 * @param statement what becomes of a single statement
 */
record MutatedSql(
    RedshiftDataClient right,
    UnaryOperator<BatchExecuteStatementRequest> batches,
    UnaryOperator<String> statement)
    implements RedshiftDataClient {
  static RedshiftDataClient batches(RedshiftDataClient right, UnaryOperator<List<String>> sqls) {
    return new MutatedSql(
        right,
        request -> request.toBuilder().sqls(sqls.apply(request.sqls())).build(),
        UnaryOperator.identity());
  }

  /** Every statement, alone or in a batch. */
  static RedshiftDataClient all(RedshiftDataClient right, UnaryOperator<String> sql) {
    return new MutatedSql(
        right,
        request -> request.toBuilder().sqls(request.sqls().stream().map(sql).toList()).build(),
        sql);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    right.close();
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    return right.batchExecuteStatement(batches.apply(request));
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    return right.executeStatement(request.toBuilder().sql(statement.apply(request.sql())).build());
  }

  @Override
  public DescribeStatementResponse describeStatement(DescribeStatementRequest request) {
    return right.describeStatement(request);
  }

  @Override
  public CancelStatementResponse cancelStatement(CancelStatementRequest request) {
    return right.cancelStatement(request);
  }

  @Override
  public GetStatementResultResponse getStatementResult(GetStatementResultRequest request) {
    return right.getStatementResult(request);
  }
}
