package dev.weir.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.pipeline.Write;
import dev.weir.redshift.sql.RedshiftDialect;
import dev.weir.run.RunId;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.sql.PublicationSql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Publications while Redshift, the Data API or the network does not do as it should. */
class RedshiftFaultsTest extends FaultFixture {
  @Test
  void error_1023_twice_and_then_success_publishes_once() {
    Publication run = staged();
    standIn().faults().next(Fault.SERIALIZABLE_VIOLATION, 2, FaultFixture::isPublishing);
    assertThat(advance(run)).isInstanceOf(Progress.Retry.class);
    assertThat(advance(run))
        .isInstanceOfSatisfying(
            Progress.Retry.class,
            retry -> {
              assertThat(retry.reason()).contains("another transaction was faster (try 2)");
              assertThat(retry.after()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
            });
    assertThat(advance(run)).isInstanceOf(Progress.Done.class);
    assertPublishedOnce(run);
    assertThat(tokens(FaultFixture::isPublishing)).hasSize(3).doesNotHaveDuplicates();
  }

  /** A ledger that all tables shared would make every publication conflict with every other. */
  @Test
  void ledgers_are_locked_before_anything_else_and_each_table_has_its_own() {
    publish(
        publication(
            1, target(COURSE, Write.APPEND, "1 Weaving"), target(RATING, Write.APPEND, "1 good")));
    assertThat(standIn().submissions().stream().skip(before))
        .filteredOn(
            submission -> submission.sqls().stream().anyMatch(RedshiftFaultsTest::isAppending))
        .singleElement()
        .extracting(submission -> submission.sqls().getFirst())
        .asString()
        .startsWith("LOCK")
        .contains(RunId.ledger("dwh.course"), RunId.ledger("dwh.rating"));
    assertThat(RunId.ledger("dwh.course")).isNotEqualTo(RunId.ledger("dwh.rating"));
  }

  @Test
  void a_conflict_with_a_concurrent_transaction_is_tried_again() {
    Publication run = staged();
    standIn().faults().next(Fault.CONFLICT, 1, FaultFixture::isPublishing);
    assertThat(advance(run)).isInstanceOf(Progress.Retry.class);
    assertThat(advance(run)).isInstanceOf(Progress.Done.class);
    assertPublishedOnce(run);
  }

  @Test
  void an_answer_lost_after_the_commit_is_resolved_from_the_ledger() {
    Publication run = staged();
    standIn().faults().next(Fault.ANSWER_LOST, 20, FaultFixture::isPublishing);
    assertThat(done(run).tables()).hasSize(1);
    assertPublishedOnce(run);
  }

  @Test
  void an_answer_lost_while_staging_does_not_stage_twice() {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    standIn().faults().next(Fault.ANSWER_LOST, 1, RedshiftFaultsTest::isCopying);
    assertThat(done(run).tables()).hasSize(1);
    assertPublishedOnce(run);
  }

  @Test
  void a_process_that_died_between_submitting_and_noting_gets_the_same_statement() {
    Publication run = staged();
    standIn().faults().next(Fault.HUNG, 1, FaultFixture::isPublishing);
    try (Warehouse warehouse = warehouse(IMPATIENT)) {
      assertThatThrownBy(() -> warehouse.advance(run, new NoteLost(lake())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the process died");
    }
    standIn().faults().release();
    assertThat(done(run).tables()).hasSize(1);
    assertThat(tokens(FaultFixture::isPublishing)).hasSize(1);
    assertPublishedOnce(run);
  }

  /** While it holds the ledgers, whoever reads them would wait for it. */
  @ParameterizedTest
  @EnumSource(names = {"HUNG", "HUNG_WITH_LOCKS"})
  void a_statement_that_takes_long_is_looked_at_again_and_not_submitted_again(Fault hung) {
    Publication run = staged();
    standIn().faults().next(hung, 1, FaultFixture::isPublishing);
    for (int call = 0; call < 3; call++) {
      try (Warehouse warehouse = warehouse(IMPATIENT)) {
        assertThat(warehouse.advance(run, lake()))
            .isEqualTo(new Progress.Retry(Duration.ofSeconds(5), "still publishing"));
      }
    }
    standIn().faults().release();
    done(run);
    assertThat(tokens(FaultFixture::isPublishing)).hasSize(1);
    assertPublishedOnce(run);
  }

  @Test
  void a_copy_that_takes_long_is_told_as_such() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    standIn().faults().next(Fault.HUNG, 1, RedshiftFaultsTest::isCopying);
    try (Warehouse warehouse = warehouse(IMPATIENT)) {
      assertThat(warehouse.advance(run, lake()))
          .isEqualTo(new Progress.Retry(Duration.ofSeconds(5), "still copying dwh.course"));
    }
    standIn().faults().release();
    done(run);
    assertPublishedOnce(run);
  }

  @Test
  void an_aborted_statement_is_tried_again_but_not_for_ever() {
    Publication run = staged();
    standIn().faults().next(Fault.ABORTED, 3, FaultFixture::isPublishing);
    assertThat(advance(run)).isInstanceOf(Progress.Retry.class);
    assertThat(advance(run)).isInstanceOf(Progress.Retry.class);
    assertThatThrownBy(() -> advance(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2719")
        .hasMessageContaining("cancelled 3 times");
    assertThat(content(COURSE)).isEmpty();

    assertThat(advance(resumed(run))).isInstanceOf(Progress.Done.class);
  }

  @Test
  void throttled_submissions_and_looks_are_survived() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    standIn().faults().next(Fault.SUBMIT_THROTTLED, 3);
    standIn().faults().next(Fault.POLL_THROTTLED, 3);
    standIn().faults().next(Fault.POLL_FAILS, 1);
    done(run);
    assertPublishedOnce(run);
  }

  @Test
  void too_many_statements_at_once_is_a_reason_to_come_back() {
    Publication run = staged();
    standIn().faults().next(Fault.TOO_MANY_STATEMENTS, 1);
    assertThatThrownBy(() -> advance(run))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-2711")
        .hasMessageContaining("Too much is asked of it at once");
    done(run);
    assertPublishedOnce(run);
  }

  @Test
  void a_statement_that_redshift_has_forgotten_is_submitted_again() {
    Publication run = staged();
    standIn().faults().next(Fault.HUNG, 1, FaultFixture::isPublishing);
    try (Warehouse warehouse = warehouse(IMPATIENT)) {
      assertThat(warehouse.advance(run, lake())).isInstanceOf(Progress.Retry.class);
    }
    LakeKey note = run.context().folder().submission("publish");
    String noted = new String(lake().read(note).orElseThrow().content(), UTF_8);
    lake()
        .put(
            note,
            noted
                .replaceAll(
                    "\"statement\" : \"[^\"]*\"", "\"statement\" : \"" + UUID.randomUUID() + "\"")
                .getBytes(UTF_8));
    standIn().faults().release();
    done(run);
    assertPublishedOnce(run);
  }

  @Test
  void what_is_there_already_but_cannot_be_seen_is_not_waited_for_for_ever() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    String staging =
        PublicationSql.of(new RedshiftDialect(), run.context(), run.lake())
            .staging()
            .name(run.targets().getFirst());
    run("CREATE SCHEMA weir; CREATE VIEW weir.%s AS SELECT 1 AS id".formatted(staging));
    assertGivenUp(
        run,
        "WEIR-2718 Cannot stage dwh.course: 30 times in a row Redshift said 'relation \"%s\" already exists'. Find out what else"
            .formatted(staging));

    run("DROP VIEW weir." + staging);
    assertThat(done(resumed(run)).tables()).hasSize(1);
  }

  @Test
  void making_what_the_targets_need_is_not_tried_for_ever() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    standIn().faults().next(Fault.CONFLICT, 30, sql -> sql.startsWith("CREATE SCHEMA"));
    assertGivenUp(
        run,
        "WEIR-2718 Cannot make what the targets need: 30 times in a row Redshift said 'could not complete because of conflict with concurrent transaction'.");
    assertThat(done(resumed(run)).tables()).hasSize(1);
  }

  @Test
  void a_column_that_another_always_widens_first_is_not_waited_for_for_ever() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title varchar(3))");
    Publication run = staged();
    standIn().faults().next(Fault.CONFLICT, 30, sql -> sql.startsWith("ALTER TABLE"));
    assertGivenUp(run, "WEIR-2718 Cannot widen column 'title' of dwh.course: 30 times in a row");
    assertThat(done(resumed(run)).tables()).hasSize(1);
  }

  private void assertGivenUp(Publication run, String saying) {
    for (int tries = 1; tries < 30; tries++) {
      assertThat(advance(run))
          .isInstanceOfSatisfying(
              Progress.Retry.class,
              retry -> assertThat(retry.reason()).contains("another process was faster"));
    }
    assertThatThrownBy(() -> advance(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(saying);
  }

  private static boolean isAppending(String sql) {
    return sql.startsWith("INSERT INTO \"dwh\"");
  }

  private static boolean isCopying(String sql) {
    return sql.startsWith("COPY");
  }

  /** A lake for a process that dies before it has noted anything. */
  private record NoteLost(Lake beneath) implements Lake {
    @Override
    public String location() {
      return beneath.location();
    }

    @Override
    public String location(LakeKey key) {
      return beneath.location(key);
    }

    @Override
    public void put(LakeKey key, byte[] content) {
      throw died();
    }

    @Override
    public void put(LakeKey key, Path file) {
      throw died();
    }

    @Override
    public boolean create(LakeKey key, byte[] content) {
      throw died();
    }

    @Override
    public boolean replace(LakeKey key, byte[] content, Version expected) {
      throw died();
    }

    @Override
    public Optional<Stored> read(LakeKey key) {
      return beneath.read(key);
    }

    @Override
    public byte[] tail(LakeKey key, int bytes) {
      return beneath.tail(key, bytes);
    }

    @Override
    public List<Entry> list(LakeKey prefix) {
      return beneath.list(prefix);
    }

    @Override
    public Path fetch(LakeKey key, Path scratch) {
      return beneath.fetch(key, scratch);
    }

    private static IllegalStateException died() {
      return new IllegalStateException("the process died");
    }
  }
}
