package dev.weir.cli.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.events.RunEvent;
import dev.weir.lake.LakeKey;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunViewTest {
  @Test
  void what_a_line_has_no_room_for_is_hinted_at() {
    Map<String, Long> four = Map.of("a", 4L, "b", 3L, "c", 2L, "d", 1L);

    assertThat(told(four))
        .contains("missing: a 4, b 3, c 2, …")
        .contains("! 10 rows rejected: 4 × a; 3 × b; 2 × c; …");
    assertThat(told(Map.of("a", 2L, "b", 1L)))
        .contains("missing: a 2, b 1\n")
        .contains("! 3 rows rejected: 2 × a; 1 × b\n");
  }

  /**
   * @param counts of rejects by reason, and of missing values by column
   */
  private static String told(Map<String, Long> counts) {
    long rejected = counts.values().stream().mapToLong(Long::longValue).sum();
    DataSet orders =
        new DataSet(
            DataSet.FORMAT,
            "orders",
            "hash",
            new Schema(List.of(new Column("a", Simple.TEXT, true))),
            List.of(),
            counts,
            rejected,
            List.of(new DataFile(LakeKey.of("runs").resolve("r"), rejected, 1)),
            counts,
            Map.of(),
            List.of(),
            Optional.empty(),
            Duration.ofSeconds(1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    try (RunView view =
        new RunView(new Console(stream, stream, false), InstantSource.fixed(Instant.EPOCH))) {
      view.emit(new RunEvent.Completed(orders, false));
    }
    return out.toString(UTF_8);
  }
}
