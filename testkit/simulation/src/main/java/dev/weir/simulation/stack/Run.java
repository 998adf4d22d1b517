package dev.weir.simulation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.execution.Execution;
import dev.weir.execution.ExecutionResult;
import dev.weir.json.Json;
import dev.weir.run.RunId;
import dev.weir.simulation.time.Actor;
import dev.weir.simulation.world.World;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.interpreter.Interpreter;
import dev.weir.statemachine.language.StateMachine;
import java.util.Optional;
import java.util.function.Consumer;

/** One execution of the state machine. */
public final class Run {
  private final World world;
  private final RunId run;
  private final int attempt;
  private final ObjectNode input;
  private final SimulatedTiming timing;
  private final Actor process;
  private final Consumer<Run> whenEnded;
  private Execution execution;

  /**
   * @param run that it does
   * @param whenEnded told once
   */
  Run(
      World world,
      StateMachine machine,
      String name,
      RunId run,
      int attempt,
      ObjectNode input,
      FunctionInvoker functions,
      Consumer<Run> whenEnded) {
    this.world = world;
    this.run = run;
    this.attempt = attempt;
    this.input = input;
    this.timing = new SimulatedTiming(world);
    this.whenEnded = whenEnded;
    this.execution = Execution.started(name, world.scheduler().now(), input);
    Interpreter interpreter = new Interpreter(machine, name, input, functions, _ -> {}, timing);
    world.tell(name, () -> "starts with " + input);
    this.process = world.scheduler().start(name, () -> ended(interpreter.run()));
  }

  private void ended(ExecutionResult how) {
    if (!isRunning()) {
      return;
    }
    switch (how) {
      case ExecutionResult.Succeeded good ->
          execution = execution.succeeded(world.scheduler().now(), good.output());
      case ExecutionResult.Failed bad -> end(Execution.Status.FAILED, bad.error(), bad.cause());
      case ExecutionResult.TimedOut _ ->
          end(Execution.Status.TIMED_OUT, "States.Timeout", "It took too long.");
      case ExecutionResult.Aborted _ ->
          end(Execution.Status.ABORTED, "Aborted", "It was interrupted.");
    }
    world.tell(execution.name(), () -> execution.status() + " " + execution.error().orElse(""));
    whenEnded.accept(this);
  }

  private void end(Execution.Status status, String error, String cause) {
    execution = execution.ended(status, Optional.of(world.scheduler().now()), error, cause);
  }

  /** As StopExecution does it: functions that it has called are not asked. */
  public void abort() {
    if (isRunning()) {
      timing.stop();
      process.die();
      ended(new ExecutionResult.Aborted());
    }
  }

  public boolean isRunning() {
    return execution.status() == Execution.Status.RUNNING;
  }

  public boolean isGreen() {
    return execution.status() == Execution.Status.SUCCEEDED;
  }

  public String name() {
    return execution.name();
  }

  public RunId run() {
    return run;
  }

  public int attempt() {
    return attempt;
  }

  /** Why it failed; empty if it did not. */
  public String failure() {
    return execution.cause().map(cause -> execution.error().orElse("") + " " + cause).orElse("");
  }

  /** The message that EventBridge brings of a bad end. */
  ObjectNode event() {
    ObjectNode event = Json.mapper().createObjectNode();
    event.set("detail", execution.detail());
    return event;
  }

  @Override
  public String toString() {
    return execution.name() + " " + execution.status() + " " + input;
  }
}
