package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorMove;
import dev.weir.pipeline.Write;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.sql.LedgerSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The publishing transaction by itself: what it refuses where the ledgers were read before another
 * run was published.
 */
class LedgerAssertionTest extends PostgresFixture {
  private static final String LEDGER = "weir.\"%s\"".formatted(LedgerSql.name(COURSE));

  /** As an outline has it, made before the rows are known. */
  private static final String ROWS = ":rows";

  /** Runs the statements of a publication's transaction, as if the ledgers had been read before. */
  private void transaction(Publication publication, int rows) throws SQLException {
    List<String> outline;
    try (Warehouse warehouse = warehouse()) {
      outline = warehouse.outline(publication);
    }
    List<String> statements =
        outline.stream().dropWhile(statement -> !statement.startsWith("LOCK")).toList();
    assertThat(statements).hasSizeGreaterThan(2);
    try (Connection connection = session();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql.replace(ROWS, String.valueOf(rows)));
      }
      connection.commit();
    }
  }

  private void assertRefused(Publication publication, int rows) {
    assertThatThrownBy(() -> transaction(publication, rows))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("null value in column \"rows\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLACE", "MERGE"})
  void older_rows_go_over_no_newer_ones(Write write) {
    Publication monday = publication(1, target(COURSE, write, "1 old"));
    stage(monday);
    publish(publication(2, target(COURSE, write, "1 new")));
    assertRefused(monday, 1);
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  @Test
  void a_run_is_in_a_ledger_once() {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    stage(run);
    run(
        "INSERT INTO %s VALUES ('shop', '%s', 1, 1, 1, '', NULL, now(), NULL)"
            .formatted(LEDGER, run.context().run()));
    assertRefused(run, 1);
    assertThat(content(COURSE)).isEmpty();
  }

  @Test
  void rows_are_as_many_as_were_read() throws SQLException {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    stage(run);
    assertRefused(run, 2);
    transaction(run, 1);
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  void a_window_is_appended_from_where_the_last_one_ended() throws SQLException {
    Publication again = publication(2, window(Optional.empty(), "5", "1 Weaving", "2 Knots"));
    stage(again);
    publish(publication(1, window(Optional.empty(), "3", "1 Weaving")));
    assertRefused(again, 2);
    Publication on = publication(3, window(Optional.of("3"), "5", "2 Knots"));
    stage(on);
    transaction(on, 1);
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Knots");
  }

  @Test
  void a_window_goes_behind_no_newer_one() {
    Publication monday = publication(1, window(Optional.of("3"), "3"));
    publish(publication(0, window(Optional.empty(), "3", "1 Weaving")));
    stage(monday);
    // Found nothing new: the cursor is where it was.
    publish(publication(2, window(Optional.of("3"), "3")));
    assertRefused(monday, 0);
  }

  private TargetLoad window(Optional<String> from, String to, String... rows) {
    return moving(
        target(COURSE, Write.APPEND, rows),
        new CursorMove(from.map(LedgerAssertionTest::cursors), cursors(to)));
  }

  private static String cursors(String at) {
    return "{\"course\":\"" + at + "\"}";
  }

  @Test
  void who_is_about_to_publish_is_waited_for() throws SQLException {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 first")));
    Publication monday = publication(2, target(COURSE, Write.REPLACE, "1 old"));
    stage(monday);
    try (Connection other = session();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "INSERT INTO %1$s SELECT 'shop', 'shop-20270101T000000Z', 1, %2$d, 1, plan_hash, NULL, now(), lake FROM %1$s"
              .formatted(LEDGER, Long.MAX_VALUE));
      try (Warehouse warehouse = warehouse()) {
        assertThat(warehouse.advance(monday, lake())).isInstanceOf(Progress.Retry.class);
      }
      other.commit();
    }
    assertThatThrownBy(() -> publish(monday))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("it was overtaken");
    assertThat(content(COURSE)).containsExactly("1 first");
  }
}
