package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.run.Answer;
import dev.weir.simulation.sql.run.Values;
import dev.weir.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** The Data API of a simulated warehouse, as one lake's functions call it. */
public final class SimulatedDataApi implements RedshiftDataClient {
  private final World world;
  private final SimulatedWarehouse warehouse;
  private final String by;

  /**
   * @param by who calls
   */
  public SimulatedDataApi(World world, SimulatedWarehouse warehouse, String by) {
    this.world = world;
    this.warehouse = warehouse;
    this.by = by;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private <T> T call(String what, Supplier<T> effect) {
    return world.call(what, effect, this::trouble);
  }

  private RuntimeException trouble() {
    return world.chance().happens(0.2)
        ? ActiveStatementsExceededException.builder().message("too many statements").build()
        : SdkClientException.create("Unable to execute HTTP request: the connection was reset");
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    String id =
        call(
            request.statementName(),
            () -> warehouse.submit(by, List.of(request.sql()), true, Optional.empty()).id());
    return ExecuteStatementResponse.builder().id(id).build();
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    String id =
        call(
            "batch " + request.statementName(),
            () ->
                warehouse
                    .submit(by, request.sqls(), false, Optional.of(request.clientToken()))
                    .id());
    return BatchExecuteStatementResponse.builder().id(id).build();
  }

  @Override
  public DescribeStatementResponse describeStatement(DescribeStatementRequest request) {
    Batch batch = call("describe " + request.id(), () -> require(request.id()));
    return described(request.id(), batch);
  }

  private static DescribeStatementResponse described(String id, Batch batch) {
    DescribeStatementResponse.Builder response =
        DescribeStatementResponse.builder()
            .id(id)
            .createdAt(batch.createdAt())
            .status(status(batch.told()))
            .error(batch.error().isEmpty() ? null : batch.error());
    boolean finished = batch.told() == Batch.Status.FINISHED;
    if (batch.isAlone()) {
      return response.resultRows(finished ? batch.counts().getFirst() : -1L).build();
    }
    List<SubStatementData> parts = new ArrayList<>();
    for (int i = 0; i < batch.sqls().size(); i++) {
      parts.add(
          SubStatementData.builder()
              .id(id + ":" + (i + 1))
              .status(finished ? StatementStatusString.FINISHED.toString() : "STARTED")
              .resultRows(finished ? batch.counts().get(i) : -1L)
              .build());
    }
    return response.subStatements(parts).build();
  }

  private static StatusString status(Batch.Status status) {
    return switch (status) {
      case SUBMITTED -> StatusString.SUBMITTED;
      case STARTED -> StatusString.STARTED;
      case FINISHED -> StatusString.FINISHED;
      case FAILED -> StatusString.FAILED;
      case ABORTED -> StatusString.ABORTED;
    };
  }

  private Batch require(String id) {
    return warehouse
        .find(id)
        .orElseThrow(
            () ->
                ResourceNotFoundException.builder().message("Query does not exist: " + id).build());
  }

  @Override
  public CancelStatementResponse cancelStatement(CancelStatementRequest request) {
    boolean cancelled =
        call("cancel " + request.id(), () -> warehouse.cancel(require(request.id())));
    if (!cancelled) {
      throw ValidationException.builder().message("The query has ended").build();
    }
    return CancelStatementResponse.builder().status(true).build();
  }

  @Override
  public GetStatementResultResponse getStatementResult(GetStatementResultRequest request) {
    return call("result of " + request.id(), () -> result(require(request.id())));
  }

  private static GetStatementResultResponse result(Batch batch) {
    Answer answer = batch.answer();
    if (answer == null) {
      throw ValidationException.builder().message("The query has no result").build();
    }
    return GetStatementResultResponse.builder()
        .columnMetadata(
            answer.labels().stream()
                .map(label -> ColumnMetadata.builder().label(label).name(label).build())
                .toList())
        .records(
            answer.rows().stream()
                .map(row -> row.stream().map(SimulatedDataApi::field).toList())
                .toList())
        .build();
  }

  private static Field field(@Nullable Object value) {
    return switch (value) {
      case null -> Field.builder().isNull(true).build();
      case Long number -> Field.builder().longValue(number).build();
      case Boolean truth -> Field.builder().booleanValue(truth).build();
      case Instant instant -> Field.builder().stringValue(Values.text(instant)).build();
      default -> Field.builder().stringValue(Values.text(value)).build();
    };
  }
}
