package dev.weir.standin.redshift.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.standin.redshift.engine.Job;
import dev.weir.standin.redshift.engine.Part;
import dev.weir.standin.redshift.engine.ResultTable;
import dev.weir.standin.redshift.engine.Submission;
import java.time.Instant;
import java.util.List;

/** What the Data API answers, as JSON. */
final class Answers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double MILLIS = 1000.0;

  private Answers() {}

  static ObjectNode submitted(Job job) {
    ObjectNode answer = JSON.objectNode();
    answer.put("Id", job.id());
    answer.put("CreatedAt", seconds(job.created()));
    about(job.submission(), answer);
    return answer;
  }

  private static void about(Submission submission, ObjectNode answer) {
    answer.put("Database", submission.database());
    Submission.Warehouse warehouse = submission.warehouse();
    answer.put(warehouse.serverless() ? "WorkgroupName" : "ClusterIdentifier", warehouse.name());
    submission
        .credentials()
        .filter(text -> text.startsWith("arn:"))
        .ifPresent(secret -> answer.put("SecretArn", secret));
  }

  /**
   * @param part of a batch, by its index; -1 for the whole
   */
  static ObjectNode described(Job job, int part) {
    return part < 0 ? whole(job) : part(job, part);
  }

  private static ObjectNode whole(Job job) {
    Submission submission = job.submission();
    ObjectNode answer = submitted(job);
    answer.put("UpdatedAt", seconds(job.updated()));
    answer.put("Status", job.status().name());
    answer.put("RedshiftPid", 1);
    answer.put("RedshiftQueryId", 1);
    job.error().ifPresent(error -> answer.put("Error", error));
    if (submission.batch()) {
      ArrayNode parts = answer.putArray("SubStatements");
      for (int i = 0; i < job.parts().size(); i++) {
        parts.add(part(job, i));
      }
      answer.put("HasResultSet", job.parts().stream().anyMatch(part -> part.result().isPresent()));
      answer.put("Duration", duration(job));
      answer.put("ResultRows", -1);
      answer.put("ResultSize", -1);
    } else {
      answer.put("QueryString", submission.sqls().getFirst());
      ArrayNode parameters = answer.putArray("QueryParameters");
      submission
          .parameters()
          .forEach((name, value) -> parameters.addObject().put("name", name).put("value", value));
      numbers(job.parts().getFirst(), answer);
    }
    return answer;
  }

  private static long duration(Job job) {
    return job.status().ended()
        ? job.parts().stream().mapToLong(part -> Math.max(part.duration(), 0)).sum()
        : -1;
  }

  private static ObjectNode part(Job job, int index) {
    Part part = job.parts().get(index);
    ObjectNode answer = JSON.objectNode();
    answer.put("Id", job.id() + ":" + (index + 1));
    answer.put("CreatedAt", seconds(job.created()));
    answer.put("UpdatedAt", seconds(part.updated()));
    answer.put("QueryString", part.sql());
    answer.put("RedshiftQueryId", 1);
    answer.put("Status", part.status().name());
    part.error().ifPresent(error -> answer.put("Error", error));
    numbers(part, answer);
    return answer;
  }

  private static void numbers(Part part, ObjectNode answer) {
    answer.put("HasResultSet", part.result().isPresent());
    answer.put("ResultRows", part.rows());
    answer.put("ResultSize", part.result().map(ResultTable::bytes).orElse(-1L));
    answer.put("Duration", part.duration());
  }

  static ObjectNode listed(Job job) {
    ObjectNode answer = JSON.objectNode();
    Submission submission = job.submission();
    answer.put("Id", job.id());
    answer.put("CreatedAt", seconds(job.created()));
    answer.put("UpdatedAt", seconds(job.updated()));
    answer.put("IsBatchStatement", submission.batch());
    answer.put("Status", job.status().name());
    submission.statementName().ifPresent(name -> answer.put("StatementName", name));
    if (submission.batch()) {
      ArrayNode sqls = answer.putArray("QueryStrings");
      submission.sqls().forEach(sqls::add);
    } else {
      answer.put("QueryString", submission.sqls().getFirst());
    }
    return answer;
  }

  static ObjectNode page(ResultTable table, int from, int most) {
    ObjectNode answer = JSON.objectNode();
    answer.set("ColumnMetadata", table.columns());
    List<ArrayNode> rows = table.rows();
    int to = Math.min(from + most, rows.size());
    answer.putArray("Records").addAll(rows.subList(from, to));
    answer.put("TotalNumRows", rows.size());
    if (to < rows.size()) {
      answer.put("NextToken", Integer.toString(to));
    }
    return answer;
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / MILLIS;
  }
}
