package dev.weir.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.events.CheckOutcome;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.json.Json;
import dev.weir.secrets.Mask;
import dev.weir.text.Excerpt;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A function's log: one line of JSON per event, each with the run that it belongs to. {@code
 * timestamp} and {@code level} are the names by which Lambda filters lines that are JSON already
 * (Lambda developer guide, "Log-level filtering").
 */
public final class LogEvents implements Events {
  /** Progress is for people who wait: a line now and then is enough. */
  private static final Duration BETWEEN_ADVANCES = Duration.ofSeconds(10);

  /** Lambda takes lines of 256 KB; a sentence is never so long. */
  private static final int MAX_MESSAGE = 8000;

  private final String function;
  private final PrintStream out;
  private final InstantSource clock;
  private final Map<String, Instant> advanced = new ConcurrentHashMap<>();
  private volatile Map<String, Object> invocation = Map.of();

  /**
   * @param function its name
   */
  public LogEvents(String function, PrintStream out, InstantSource clock) {
    this.function = function;
    this.out = out;
    this.clock = clock;
  }

  /** To where Lambda takes it from. */
  public static LogEvents of(Map<String, String> environment) {
    return new LogEvents(
        environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "weir"),
        System.out,
        InstantSource.system());
  }

  /**
   * A new invocation, of which nothing is known yet. A Lambda environment handles one at a time.
   */
  void entered() {
    advanced.clear();
    invocation = Map.of();
  }

  /**
   * What follows belongs to this message.
   *
   * @param message whose run is named in every line
   */
  void called(Object message) {
    invocation = Invocation.fields(message);
  }

  void answered(Duration took) {
    write("INFO", "answered", Map.of("seconds", took.toMillis() / 1000.0));
  }

  /** The end of the invocation: Lambda's own line of it has no code. */
  void failed(Throwable failure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (failure instanceof WeirException weir) {
      fields.put("code", "WEIR-" + weir.code().number());
      fields.put("category", weir.code().category());
      fields.put("transient", weir instanceof TransientException);
    }
    fields.put("error", failure.getClass().getName());
    fields.put("message", safe(String.valueOf(failure.getMessage())));
    write("ERROR", "failed", fields);
  }

  @Override
  public void emit(RunEvent event) {
    switch (event) {
      case RunEvent.Advanced advance -> advance(advance);
      case RunEvent.Completed completed ->
          write(level(completed), "completed", completed(completed));
      case RunEvent.Checked checked -> write(level(checked), "checked", checked(checked));
      case RunEvent.Published published ->
          write("INFO", "published", Map.of("step", published.step()));
      case RunEvent.Warned warned ->
          write("WARN", "warned", Map.of("message", safe(warned.message())));
    }
  }

  private void advance(RunEvent.Advanced advance) {
    Instant now = clock.instant();
    Instant last = advanced.putIfAbsent(advance.dataSet(), now);
    if (last != null && now.isBefore(last.plus(BETWEEN_ADVANCES))) {
      return;
    }
    advanced.put(advance.dataSet(), now);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataSet", advance.dataSet());
    fields.put("rows", advance.rows());
    fields.put("bytes", advance.bytes());
    write("INFO", "advanced", fields);
  }

  private static Map<String, Object> completed(RunEvent.Completed completed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataSet", completed.dataSet().name());
    fields.put("rows", completed.dataSet().rows());
    fields.put("rejected", completed.dataSet().rejectedRows());
    fields.put("bytes", completed.dataSet().bytes());
    fields.put("files", completed.dataSet().files().size());
    fields.put("seconds", completed.dataSet().took().toMillis() / 1000.0);
    fields.put("reused", completed.reused());
    if (!completed.dataSet().warnings().isEmpty()) {
      fields.put("warnings", completed.dataSet().warnings().stream().map(LogEvents::safe).toList());
    }
    return fields;
  }

  private static String level(RunEvent.Completed completed) {
    return completed.dataSet().warnings().isEmpty() ? "INFO" : "WARN";
  }

  private static String level(RunEvent.Checked checked) {
    return checked.outcomes().stream().allMatch(CheckOutcome::passed) ? "INFO" : "WARN";
  }

  private static Map<String, Object> checked(RunEvent.Checked checked) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataSet", checked.dataSet());
    fields.put("checks", checked.outcomes());
    return fields;
  }

  private void write(String level, String event, Map<String, Object> fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("function", function);
    line.putAll(invocation);
    line.put("event", event);
    line.putAll(fields);
    try {
      out.println(Json.mapper().writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write an event as JSON", e);
    }
  }

  /** Our own messages hold no password; a driver's or a server's might. */
  private static String safe(String message) {
    return Excerpt.of(Mask.withoutUsers(message), MAX_MESSAGE);
  }
}
