package dev.weir.standin.redshift.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.standin.redshift.engine.Job;
import dev.weir.standin.redshift.engine.Part;
import dev.weir.standin.redshift.engine.ResultTable;
import dev.weir.standin.redshift.engine.Status;
import dev.weir.standin.redshift.engine.Submission;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.standin.redshift.fault.Faults;
import java.util.List;
import java.util.Optional;

/** The operations of the Data API that the stand-in has. */
public final class Operations {
  /** Small, so that a client that reads one page only is found out. */
  private static final int PAGE_ROWS = 50;

  private static final int DEFAULT_LISTED = 100;

  private final Requests requests;
  private final Jobs jobs;
  private final Faults faults;

  public Operations(Warehouse warehouse, Jobs jobs, Faults faults) {
    this.requests = new Requests(warehouse);
    this.jobs = jobs;
    this.faults = faults;
  }

  /** An answer, or none: the connection is cut. */
  Optional<ObjectNode> answer(String operation, JsonNode request) {
    return switch (operation) {
      case "ExecuteStatement" -> submit(requests.single(request));
      case "BatchExecuteStatement" -> submit(requests.batch(request));
      case "DescribeStatement" -> Optional.of(describe(request));
      case "GetStatementResult" -> Optional.of(result(request));
      case "ListStatements" -> Optional.of(list(request));
      case "CancelStatement" -> Optional.of(cancel(request));
      default -> throw ApiException.validation("The stand-in has no " + operation);
    };
  }

  private Optional<ObjectNode> submit(Submission submission) {
    if (faults.take(Fault.SUBMIT_THROTTLED, submission.sqls())) {
      throw ApiException.throttled();
    }
    if (faults.take(Fault.TOO_MANY_STATEMENTS, submission.sqls())) {
      throw ApiException.tooMany();
    }
    if (faults.take(Fault.SUBMIT_FAILS, submission.sqls())) {
      throw ApiException.internal();
    }
    Job job = jobs.submit(submission);
    if (!faults.take(Fault.ANSWER_LOST, submission.sqls())) {
      return Optional.of(Answers.submitted(job));
    }
    try {
      job.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Jobs.Reference find(JsonNode request) {
    Jobs.Reference found =
        jobs.find(
            Warehouse.text(request, "Id")
                .orElseThrow(() -> ApiException.validation("Id must not be null")));
    List<String> sqls = found.job().submission().sqls();
    if (faults.take(Fault.POLL_THROTTLED, sqls)) {
      throw ApiException.throttled();
    }
    if (faults.take(Fault.POLL_FAILS, sqls)) {
      throw ApiException.internal();
    }
    return found;
  }

  private ObjectNode describe(JsonNode request) {
    Jobs.Reference found = find(request);
    return found.job().look(() -> Answers.described(found.job(), found.part()));
  }

  private ObjectNode result(JsonNode request) {
    Jobs.Reference found = find(request);
    Job job = found.job();
    // In these words: apache/airflow issue 40427.
    if (job.submission().batch() && found.part() < 0) {
      throw ApiException.validation(
          "BatchExecuteStatement result can only be retrieved with sub-statement id.");
    }
    Part part = job.parts().get(Math.max(found.part(), 0));
    Optional<ResultTable> table =
        job.look(() -> job.status() == Status.FINISHED ? part.result() : Optional.empty());
    return table
        .map(rows -> Answers.page(rows, start(request, rows), PAGE_ROWS))
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "Query does not have result. Please check query status with"
                        + " DescribeStatement."));
  }

  private static int start(JsonNode request, ResultTable rows) {
    String token = Warehouse.text(request, "NextToken").orElse("0");
    if (!token.matches("\\d{1,9}") || Integer.parseInt(token) > rows.rows().size()) {
      throw ApiException.validation("NextToken is invalid.");
    }
    return Integer.parseInt(token);
  }

  /**
   * API_ListStatements: only finished ones, if the status is not said; names by their beginning.
   */
  private ObjectNode list(JsonNode request) {
    String status = Warehouse.text(request, "Status").orElse("FINISHED");
    String name = Warehouse.text(request, "StatementName").orElse("");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode statements = answer.putArray("Statements");
    jobs.newest().stream()
        .filter(job -> status.equals("ALL") || job.status().name().equals(status))
        .filter(job -> job.submission().statementName().orElse("").startsWith(name))
        .limit(request.path("MaxResults").asInt(DEFAULT_LISTED))
        .forEach(job -> statements.add(Answers.listed(job)));
    return answer;
  }

  private ObjectNode cancel(JsonNode request) {
    Job job = find(request).job();
    if (!job.cancel()) {
      throw ApiException.validation(
          "Could not cancel a query that is already in %s state with ID: %s"
              .formatted(job.status(), job.id()));
    }
    return JsonNodeFactory.instance.objectNode().put("Status", true);
  }
}
