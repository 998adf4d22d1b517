package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.execution.HistoryEvent;
import dev.weir.execution.HistoryListener;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Numbers the events of an execution and passes them on. Thread-safe. */
final class History implements AutoCloseable {
  private final HistoryListener listener;
  private final InstantSource clock;

  /** The states' threads may be interrupted, which would close the file that a listener writes. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("history").factory());

  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private long lastId;

  History(HistoryListener listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  synchronized long add(long previousEventId, String type, ObjectNode details) {
    lastId++;
    HistoryEvent event = new HistoryEvent(lastId, previousEventId, clock.instant(), type, details);
    thread.execute(() -> tell(event));
    return lastId;
  }

  private void tell(HistoryEvent event) {
    try {
      listener.heard(event);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Returns when all events have been heard; throws what the listener threw first. */
  @Override
  public void close() {
    thread.close();
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }
}
