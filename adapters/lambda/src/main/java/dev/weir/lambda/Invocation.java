package dev.weir.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.message.ExtractRequest;
import dev.weir.message.LoadRequest;
import dev.weir.message.PlanRequest;
import dev.weir.message.QueryRequest;
import dev.weir.message.ReportRequest;
import dev.weir.message.TransformRequest;
import dev.weir.run.RunContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which run, and what of it, a message is about: what a log is searched by. */
final class Invocation {
  private Invocation() {}

  static Map<String, Object> fields(Object message) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (message) {
      case PlanRequest plan -> plan(fields, plan);
      case ExtractRequest extract -> context(fields, extract.context(), extract.source());
      case TransformRequest transform -> context(fields, transform.context(), transform.dataSet());
      case LoadRequest load -> context(fields, load.context());
      case ReportRequest report -> report(fields, report);
      case QueryRequest query -> query(fields, query);
      default -> {}
    }
    return fields;
  }

  private static void plan(Map<String, Object> fields, PlanRequest plan) {
    plan.pipeline().ifPresent(pipeline -> fields.put("pipeline", pipeline));
    plan.runId().ifPresent(run -> fields.put("run", run));
    plan.attempt().ifPresent(attempt -> fields.put("attempt", attempt));
    fields.put("execution", plan.execution());
  }

  private static void context(Map<String, Object> fields, RunContext context) {
    fields.put("pipeline", context.run().pipeline());
    fields.put("run", context.run().value());
    fields.put("attempt", context.attempt());
  }

  private static void context(Map<String, Object> fields, RunContext context, String task) {
    context(fields, context);
    fields.put("task", task);
  }

  private static void report(Map<String, Object> fields, ReportRequest report) {
    report.context().ifPresent(context -> context(fields, context));
    report
        .detail()
        .map((JsonNode detail) -> detail.path("name").asText())
        .ifPresent(execution -> fields.put("execution", execution));
  }

  /** Its parameters are nobody's business. */
  private static void query(Map<String, Object> fields, QueryRequest query) {
    fields.put("pipeline", query.pipeline());
    fields.put("query", query.query());
  }
}
