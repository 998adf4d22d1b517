package dev.weir.laptop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.error.TerminalException;
import dev.weir.execution.ExecutionResult;
import dev.weir.execution.FunctionFailure;
import dev.weir.execution.HistoryListener;
import dev.weir.json.Json;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.laptop.runs.RunningExecution;
import dev.weir.message.RunInput;
import dev.weir.run.RunId;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.interpreter.Interpreter;
import dev.weir.statemachine.language.StateMachine;
import dev.weir.statemachine.reading.StateMachineReader;
import dev.weir.statemachine.timing.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One execution of the state machine on the laptop, recorded; and when it did not succeed, the
 * report function called with the event that EventBridge would send. {@link #run} once, {@link
 * #abort} from any thread.
 */
public final class PipelineRun {
  private final RunId run;
  private final FunctionInvoker functions;
  private final ExecutionStore store;
  private final HistoryListener listener;
  private final Interpreter execution;
  private final ObjectNode input;
  private volatile HistoryListener recorder = _ -> {};

  /**
   * @param listener hears of each event after it is recorded
   */
  public PipelineRun(
      RunInput start, FunctionInvoker functions, ExecutionStore store, HistoryListener listener) {
    this.run = start.run();
    this.functions = functions;
    this.store = store;
    this.listener = listener;
    this.input = start.json();
    this.execution =
        new Interpreter(
            machine(),
            run.execution(start.attempt()),
            input,
            functions,
            event -> recorder.heard(event),
            Timing.system());
  }

  /** Runs to the end, in the caller's thread. */
  public ExecutionResult run() {
    try (RunningExecution record = store.start(execution.name(), input)) {
      recorder =
          event -> {
            record.event(event.toJson());
            listener.heard(event);
          };
      ExecutionResult result = execution.run();
      switch (result) {
        case ExecutionResult.Succeeded good -> record.succeeded(good.output());
        case ExecutionResult.Failed bad -> report(record, result, bad.error(), bad.cause());
        case ExecutionResult.Aborted _ -> report(record, result, "Aborted", "It was interrupted.");
        case ExecutionResult.TimedOut _ ->
            report(
                record, result, "States.Timeout", "It took longer than the state machine allows.");
      }
      return result;
    }
  }

  /** Ends the execution within two seconds. */
  public void abort() {
    execution.abort();
  }

  private void report(RunningExecution record, ExecutionResult result, String error, String cause) {
    var status = dev.weir.execution.Execution.Status.valueOf(result.status());
    JsonNode event =
        Json.mapper().createObjectNode().set("detail", record.ended(status, error, cause).detail());
    try {
      JsonNode _ = functions.invoke("ReportFunction", event);
    } catch (FunctionError e) {
      // What the run failed of matters more than a report that could not be written; both are told.
      throw new TerminalException(
          LaptopError.REPORT_FAILED,
          "Cannot report the end of run %s (%s: %s): %s"
              .formatted(run, error, said(cause), said(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static String said(String cause) {
    return FunctionFailure.of(cause).message();
  }

  /** The file of infra/, which the build puts beside this class. */
  private static StateMachine machine() {
    String file = "state-machine.asl.json";
    try (InputStream in = PipelineRun.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The package lacks " + file);
      }
      return StateMachineReader.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), Functions.NAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
