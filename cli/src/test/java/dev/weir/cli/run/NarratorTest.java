package dev.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.RunView;
import dev.weir.execution.HistoryEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class NarratorTest {
  @Test
  void what_is_tried_again_is_told_each_time_and_why_once() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    try (RunView view =
        new RunView(new Console(stream, stream, false), InstantSource.fixed(Instant.EPOCH))) {
      Narrator narrator = new Narrator(view);
      narrator.heard(event(1, "TaskFailed", "WEIR-2201 Cannot connect"));
      narrator.heard(event(2, "TaskScheduled", ""));
      narrator.heard(event(3, "TaskFailed", "WEIR-2201 Cannot connect"));
      narrator.heard(event(4, "TaskScheduled", ""));
    }

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "    ! trying again: WEIR-2201 Cannot connect", "    ! trying again, for the same");
  }

  private static HistoryEvent event(long id, String type, String cause) {
    return new HistoryEvent(
        id, id - 1, Instant.EPOCH, type, JsonNodeFactory.instance.objectNode().put("cause", cause));
  }
}
