package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.statemachine.expression.Template;
import dev.weir.statemachine.language.State;
import dev.weir.statemachine.timing.Stopped;
import dev.weir.statemachine.timing.Workers;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One try of a Map: its items through its processor, some at the same time. The first that fails
 * ends the others.
 */
final class MapRun {
  /** What Step Functions allows a Map of this kind. */
  private static final int MOST_CONCURRENT = 40;

  private final Engine engine;
  private final State.Map state;
  private final Evaluation evaluation;
  private final Strand strand;
  private final Scope scope;
  private final ArrayNode items;
  private final Map<String, JsonNode> variables;
  private final JsonNode input;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<JsonNode> results;
  private volatile boolean failed;

  MapRun(
      Engine engine,
      State.Map state,
      Evaluation evaluation,
      Strand strand,
      Scope scope,
      JsonNode input)
      throws StateFailure {
    this.engine = engine;
    this.state = state;
    this.evaluation = evaluation;
    this.strand = strand;
    this.scope = scope;
    this.input = input;
    this.variables = scope.forInput(input);
    this.items = items();
    this.results = new AtomicReferenceArray<>(items.size());
  }

  private ArrayNode items() throws StateFailure {
    return state.items().isPresent()
        ? evaluation.array("Items", state.items().get(), variables)
        : evaluation.items(input);
  }

  JsonNode run() throws StateFailure, Stopped {
    int workers = Math.min(concurrency(), items.size());
    strand.add("MapStateStarted", details -> details.put("length", items.size()));
    runAll(workers);
    strand.add("MapStateSucceeded", _ -> {});
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < items.size(); i++) {
      result.add(results.get(i));
    }
    return evaluation.limited("a result", result);
  }

  private int concurrency() throws StateFailure {
    if (state.maxConcurrency().isEmpty()) {
      return MOST_CONCURRENT;
    }
    int most = evaluation.wholeNumber("MaxConcurrency", state.maxConcurrency().get(), variables);
    return most == 0 ? MOST_CONCURRENT : Math.min(most, MOST_CONCURRENT);
  }

  private void runAll(int workers) throws StateFailure, Stopped {
    Workers running = new Workers(engine.timing());
    try {
      for (int i = 0; i < workers; i++) {
        running.start("iteration of " + state.name(), this::work);
      }
      running.await();
    } catch (InterruptedException e) {
      throw Stopped.interrupted();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      running.end();
    }
  }

  private RuntimeException failure(@Nullable Throwable thrown) throws StateFailure, Stopped {
    return switch (thrown) {
      case FailedIteration failed -> {
        strand.follow(failed.line);
        throw failed.failure;
      }
      case Stopped stopped -> throw stopped;
      case RuntimeException defect -> throw defect;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("An iteration failed", thrown);
    };
  }

  private static final class FailedIteration extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** Of its events, up to what failed. */
    private final transient Strand line;

    private final StateFailure failure;

    private FailedIteration(Strand line, StateFailure failure) {
      super(failure);
      this.line = line;
      this.failure = failure;
    }
  }

  private @Nullable Void work() throws FailedIteration, Stopped {
    boolean good = false;
    try {
      int index = next.getAndIncrement();
      while (index < items.size() && !failed) {
        iterate(index);
        index = next.getAndIncrement();
      }
      good = true;
    } finally {
      failed |= !good;
    }
    return null;
  }

  private void iterate(int index) throws FailedIteration, Stopped {
    Scope inner = scope.iteration(index, items.get(index));
    Strand line = strand.fork();
    iteration(line, "MapIterationStarted", index);
    try {
      JsonNode item = item(evaluation.on(line), inner, index);
      results.set(index, new SequenceRun(engine, inner, line).run(state.processor(), item));
      iteration(line, "MapIterationSucceeded", index);
    } catch (StateFailure e) {
      Strand upToHere = line.fork();
      iteration(line, "MapIterationFailed", index);
      throw new FailedIteration(upToHere, e);
    } catch (Stopped e) {
      iteration(line, "MapIterationAborted", index);
      throw e;
    }
  }

  /** An iteration's input. The selector sees the Map's own input; the item is in the context. */
  private JsonNode item(Evaluation own, Scope inner, int index) throws StateFailure {
    Optional<Template> selector = state.itemSelector();
    return selector.isPresent()
        ? own.limited("an item", own.value(selector.get(), inner.forInput(input)))
        : items.get(index);
  }

  private void iteration(Strand line, String type, int index) {
    line.add(type, details -> details.put("name", state.name()).put("index", index));
  }
}
