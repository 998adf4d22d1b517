package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.pipeline.Write;
import dev.weir.testkit.Together;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Targets that are too large to be staged by one call. */
class StagedPartsTest extends PostgresFixture {
  /** Three rows such as {@code 1 Weaving}. */
  private static final long THREE_ROWS = 24;

  private Progress advance(Publication run) {
    try (Warehouse warehouse = warehouse(THREE_ROWS)) {
      return warehouse.advance(run, lake());
    }
  }

  private static String[] rows(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> i + " Weaving").toArray(String[]::new);
  }

  private static TargetLoad together(TargetLoad... parts) {
    TargetLoad first = parts[0];
    List<DataFile> files = Stream.of(parts).flatMap(part -> part.files().stream()).toList();
    return new TargetLoad(
        first.table(), first.schema(), first.write(), first.keys(), false, first.design(), files);
  }

  private List<PublishedTable> patiently(Publication run) {
    Progress progress = advance(run);
    while (!(progress instanceof Progress.Done)) {
      progress = advance(run);
    }
    return ((Progress.Done) progress).tables();
  }

  @Test
  void a_call_stages_some_rows_and_the_next_goes_on_behind_them() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, rows(0, 7)));
    assertThat(advance(run)).isEqualTo(new Progress.Running("staged 3 of 7 rows of dwh.course"));
    assertThat(advance(run)).isEqualTo(new Progress.Running("staged 6 of 7 rows of dwh.course"));
    assertThat(content(COURSE)).isEmpty();
    assertThat(advance(run)).isEqualTo(new Progress.Running("staged dwh.course, 7 rows"));
    assertThat(advance(run)).isInstanceOf(Progress.Done.class);
    assertThat(content(COURSE)).containsExactly(rows(0, 7));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  void files_end_where_they_will() {
    TargetLoad target =
        together(
            target(COURSE, Write.APPEND, rows(0, 1)),
            target(COURSE, Write.APPEND, rows(1, 3)),
            target(COURSE, Write.APPEND, rows(3, 4)),
            target(COURSE, Write.APPEND, rows(4, 9)));
    assertThat(patiently(publication(1, target)))
        .extracting(PublishedTable::rows)
        .containsExactly(9L);
    assertThat(content(COURSE)).containsExactly(rows(0, 9));
  }

  @Test
  void a_session_that_is_killed_between_leaves_what_was_staged_before() {
    Publication run = publication(1, target(COURSE, Write.APPEND, rows(0, 7)));
    assertThat(advance(run)).isInstanceOf(Progress.Running.class);
    run(
        """
        CREATE FUNCTION kill_event() RETURNS event_trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;
        CREATE EVENT TRIGGER killer ON ddl_command_end WHEN TAG IN ('COMMENT')
          EXECUTE FUNCTION kill_event()\
        """);
    assertThatThrownBy(() -> advance(run)).isInstanceOf(TransientException.class);
    assertThat(ask("SELECT count(*) FROM weir." + staging("course"))).containsExactly("3");
    run("DROP EVENT TRIGGER killer");

    assertThat(advance(run)).isEqualTo(new Progress.Running("staged 6 of 7 rows of dwh.course"));
    patiently(run);
    assertThat(content(COURSE)).containsExactly(rows(0, 7));
  }

  @Test
  void processes_that_stage_together_stage_each_row_once() {
    Publication run =
        publication(
            1,
            target(COURSE, Write.APPEND, rows(0, 9)),
            together(
                target(RATING, Write.APPEND, rows(0, 4)),
                target(RATING, Write.APPEND, rows(4, 9))));
    List<List<PublishedTable>> answers = Together.run(4, _ -> patiently(run));
    assertThat(answers).hasSize(4).containsOnly(answers.getFirst());
    assertThat(content(COURSE)).containsExactly(rows(0, 9));
    assertThat(content(RATING)).containsExactly(rows(0, 9));
  }

  @Test
  void keys_that_are_double_are_found_though_they_were_staged_by_different_calls() {
    String[] rows =
        Stream.concat(Stream.of(rows(0, 7)), Stream.of("1 again")).toArray(String[]::new);
    Publication run = publication(1, target(COURSE, Write.MERGE, rows));
    assertThatThrownBy(() -> patiently(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("id=1 (2 rows)");
    assertThat(content(COURSE)).isEmpty();
    assertThatThrownBy(() -> patiently(run)).isInstanceOf(TerminalException.class);
  }

  @Test
  void a_file_with_other_rows_than_the_data_set_says_is_named_wherever_a_call_ends() {
    for (long wrong : List.of(2L, 3L, 5L, 6L, 8L)) {
      TargetLoad target = target(COURSE, Write.APPEND, rows(0, 7));
      DataFile file = target.files().getFirst();
      List<DataFile> files =
          new ArrayList<>(List.of(new DataFile(file.key(), wrong, file.bytes())));
      files.addAll(target(COURSE, Write.APPEND, rows(7, 9)).files());
      Publication run =
          publication(
              1,
              new TargetLoad(
                  target.table(),
                  target.schema(),
                  target.write(),
                  target.keys(),
                  false,
                  target.design(),
                  files));
      assertThatThrownBy(() -> patiently(run))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining(
              "%s has 7 rows, but the data set says %s"
                  .formatted(lake().location(file.key()), wrong));
    }
    assertThat(content(COURSE)).isEmpty();
  }
}
