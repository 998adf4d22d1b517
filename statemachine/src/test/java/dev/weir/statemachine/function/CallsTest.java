package dev.weir.statemachine.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.statemachine.timing.Timing;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch cleaning = new CountDownLatch(1);
  private final CountDownLatch cutShort = new CountDownLatch(1);

  @Test
  void a_call_that_was_cancelled_is_asked_to_end_until_its_thread_has() throws Exception {
    Calls calls = new Calls(this::invoke, Timing.system());
    FutureTask<JsonNode> slow = calls.start("slow", NOTHING);
    atWork.await();
    slow.cancel(true);
    cleaning.await();
    assertThat(calls.start("quick", NOTHING).get()).isEqualTo(NOTHING);
    calls.end();
    assertThat(cutShort.getCount()).isZero();
  }

  /** A slow function takes as long to clean up as it is let. */
  private JsonNode invoke(String function, JsonNode payload) {
    if (function.equals("slow")) {
      atWork.countDown();
      var _ = isInterrupted();
      cleaning.countDown();
      if (isInterrupted()) {
        cutShort.countDown();
      }
    }
    return payload;
  }

  private boolean isInterrupted() {
    try {
      never.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
