package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.execution.ExecutionResult;
import dev.weir.execution.HistoryListener;
import dev.weir.statemachine.function.Calls;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.language.ErrorNames;
import dev.weir.statemachine.language.StateMachine;
import dev.weir.statemachine.timing.Deadline;
import dev.weir.statemachine.timing.Stopped;
import dev.weir.statemachine.timing.Timing;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One execution of a state machine: {@link #run} once, {@link #abort} from any thread. */
public final class Interpreter {
  private final StateMachine machine;
  private final String name;
  private final JsonNode input;
  private final Calls calls;
  private final Timing timing;
  private final History history;
  private final Strand strand;
  private @Nullable Thread runner;
  private boolean aborted;

  /**
   * @param name what {@code $states.context.Execution.Id} and {@code .Name} say
   * @param functions called from threads of their own
   */
  public Interpreter(
      StateMachine machine,
      String name,
      JsonNode input,
      FunctionInvoker functions,
      HistoryListener listener,
      Timing timing) {
    this.machine = machine;
    this.name = name;
    this.input = input;
    this.calls = new Calls(functions, timing);
    this.timing = timing;
    this.history = new History(listener, timing);
    this.strand = Strand.of(history);
  }

  public String name() {
    return name;
  }

  /**
   * Runs to the end, in the caller's thread. Interrupting that thread aborts the execution. What a
   * failure leaves running is interrupted, and has a second to end.
   */
  public ExecutionResult run() {
    begin();
    @Nullable ExecutionResult result = null;
    try {
      strand.add("ExecutionStarted", details -> Strand.json(details, "input", input));
      result = result();
      return result;
    } finally {
      finish(result);
    }
  }

  /** Ends the execution, within two seconds; without effect once it has ended. */
  public synchronized void abort() {
    aborted = true;
    if (runner != null) {
      runner.interrupt();
    }
  }

  private synchronized void begin() {
    runner = Thread.currentThread();
    if (aborted) {
      runner.interrupt();
    }
  }

  /**
   * Clears the thread's interrupt.
   *
   * @param interrupted whether the run ended by one
   * @return whether it was the caller's, and not {@link #abort}'s
   */
  private synchronized boolean end(boolean interrupted) {
    runner = null;
    return (Thread.interrupted() || interrupted) && !aborted;
  }

  private ExecutionResult result() {
    Engine engine = new Engine(calls, new Deadline(timing, machine.timeout()), timing);
    try {
      checkInput();
      SequenceRun states = new SequenceRun(engine, Scope.of(context()), strand);
      return new ExecutionResult.Succeeded(states.run(machine.states(), input));
    } catch (StateFailure e) {
      return new ExecutionResult.Failed(e.error(), e.cause(), e.stateName(), e.thrown());
    } catch (Stopped e) {
      return e.isTimedOut() ? new ExecutionResult.TimedOut() : new ExecutionResult.Aborted();
    }
  }

  private void checkInput() throws StateFailure {
    int bytes = input.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Evaluation.MAX_BYTES) {
      throw new StateFailure(
          machine.states().startAt(),
          ErrorNames.DATA_LIMIT,
          "The input has %s bytes; the limit is %s.".formatted(bytes, Evaluation.MAX_BYTES),
          null);
    }
  }

  private ObjectNode context() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", name)
        .put("Name", name)
        .put("StartTime", timing.instant().toString())
        .set("Input", input);
    return context;
  }

  /**
   * @param result null if there is none, because of a defect
   */
  private void finish(@Nullable ExecutionResult result) {
    boolean callersInterrupt = end(result instanceof ExecutionResult.Aborted);
    calls.end();
    if (result != null) {
      ended(result);
    }
    try {
      history.close();
    } finally {
      if (callersInterrupt) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void ended(ExecutionResult result) {
    switch (result) {
      case ExecutionResult.Succeeded good ->
          strand.add(
              "ExecutionSucceeded", details -> Strand.json(details, "output", good.output()));
      case ExecutionResult.Failed bad ->
          strand.add(
              "ExecutionFailed", details -> Strand.failure(details, bad.error(), bad.cause()));
      case ExecutionResult.Aborted _ -> strand.add("ExecutionAborted", _ -> {});
      case ExecutionResult.TimedOut _ -> strand.add("ExecutionTimedOut", _ -> {});
    }
  }
}
