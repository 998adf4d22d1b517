package dev.weir.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.run.Executions;
import dev.weir.run.Lease;
import dev.weir.run.Leases;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.testkit.Together;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core's leases, over a real lake. */
@SuppressWarnings("NullAway.Init")
class LeasesTest {
  private static final RunId FIRST = RunId.scheduled("orders", Instant.EPOCH);
  private static final RunId SECOND = RunId.scheduled("orders", Instant.EPOCH.plusSeconds(60));

  private Lake lake;
  private Leases living;

  @BeforeEach
  void open(@TempDir Path root) {
    lake = new FolderLake(root);
    living = new Leases(lake, (_, _) -> true, () -> Instant.EPOCH);
  }

  @Test
  void a_free_one_is_taken() {
    assertThat(living.take(FIRST, 1, "first-1"))
        .isEqualTo(new Lease(FIRST, 1, "first-1", 1, false, Optional.empty()));
  }

  @Test
  void one_that_a_living_execution_holds_is_refused() {
    assertThat(living.take(FIRST, 1, "first-1").fence()).isEqualTo(1);

    assertThatThrownBy(() -> living.take(SECOND, 1, "second-1"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1007 Cannot start " + SECOND + ": run " + FIRST)
        .hasMessageContaining("still running");
  }

  @Test
  void whether_its_holder_runs_is_asked_with_the_time_at_which_it_was_taken() {
    Instant taken = Instant.parse("2026-11-23T12:00:00.123Z");
    List<Instant> asked = new ArrayList<>();
    Executions executions =
        (_, seen) -> {
          asked.add(seen);
          return false;
        };
    var _ = new Leases(lake, executions, () -> taken).take(FIRST, 1, "first-1");

    var _ = new Leases(lake, executions, () -> taken.plusSeconds(9)).take(SECOND, 1, "second-1");

    assertThat(asked).containsExactly(taken);
  }

  @Test
  void one_that_a_dead_execution_holds_is_taken_with_a_higher_fence() {
    assertThat(living.take(FIRST, 1, "first-1").fence()).isEqualTo(1);

    assertThat(
            new Leases(lake, (_, _) -> false, () -> Instant.EPOCH)
                .take(SECOND, 1, "second-1")
                .fence())
        .isEqualTo(2);
  }

  @Test
  void a_released_one_is_taken_with_a_higher_fence() {
    assertThat(living.take(FIRST, 1, "first-1").fence()).isEqualTo(1);
    living.release("orders", "first-1");

    assertThat(living.take(SECOND, 1, "second-1").fence()).isEqualTo(2);
  }

  @Test
  void a_retried_call_changes_nothing() {
    Lease lease = living.take(FIRST, 1, "first-1");

    assertThat(living.take(FIRST, 1, "first-1")).isEqualTo(lease);
  }

  @Test
  void only_the_holder_gives_it_back() {
    Lease lease = living.take(FIRST, 1, "first-1");
    living.release("orders", "other");
    living.release(new RunContext(FIRST, 1, lease.fence() + 1, ""));
    assertThat(living.find("orders")).contains(lease);

    living.release(new RunContext(FIRST, 1, lease.fence(), ""));

    assertThat(living.find("orders").orElseThrow().released()).isTrue();
  }

  @Test
  void the_last_run_that_came_to_a_good_end_is_remembered() {
    Lease first = living.take(FIRST, 1, "first-1");
    living.release(new RunContext(FIRST, 1, first.fence(), ""));

    assertThat(living.take(SECOND, 1, "second-1").published()).contains(FIRST);

    living.release("orders", "second-1");
    assertThat(living.find("orders").orElseThrow().published()).contains(FIRST);
  }

  @Test
  void of_sixteen_at_once_exactly_one_gets_it() {
    assertExactlyOneWins();
  }

  @Test
  void of_sixteen_at_once_exactly_one_gets_the_lease_of_a_dead_one() {
    assertThat(living.take(FIRST, 1, "dead").fence()).isEqualTo(1);
    living = new Leases(lake, (execution, _) -> !execution.equals("dead"), () -> Instant.EPOCH);

    assertExactlyOneWins();
  }

  private void assertExactlyOneWins() {
    List<Optional<Lease>> leases = Together.run(16, number -> tryTake("execution-" + number));

    assertThat(leases.stream().flatMap(Optional::stream)).hasSize(1);
    assertThat(living.find("orders"))
        .isEqualTo(leases.stream().flatMap(Optional::stream).findFirst());
  }

  private Optional<Lease> tryTake(String execution) {
    try {
      return Optional.of(living.take(SECOND, 1, execution));
    } catch (TerminalException _) {
      return Optional.empty();
    }
  }
}
