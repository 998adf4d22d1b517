package dev.weir.laptop.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.execution.Execution.Status;
import dev.weir.folder.FolderLake;
import dev.weir.laptop.clean.Cleaning.Reason;
import dev.weir.run.LakeIdentity;
import dev.weir.run.Lease;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.warehouse.sql.StagingNote;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class CleaningTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Retention NONE = new Retention.Newest(0);

  private final List<Attempt> attempts = new ArrayList<>();
  private Optional<RunId> published = Optional.empty();
  private FolderLake lake;

  @BeforeEach
  void open(@TempDir Path folder) {
    lake = new FolderLake(folder);
  }

  @Test
  void what_is_older_than_is_kept_may_go_with_its_bytes_by_pipeline_and_age() {
    ran("shop", 40, Status.SUCCEEDED);
    ran("shop", 29, Status.SUCCEEDED);
    ran("shop", 31, Status.SUCCEEDED);
    ran("news", 35, Status.SUCCEEDED);
    Retention month = Retention.parse("30d");
    assertThat(runs(month)).containsExactly("news 35", "shop 40", "shop 31");
    assertThat(cleaning().sort(Optional.of("shop"), month, NOW).old())
        .extracting(OldRun::bytes)
        .containsExactly(7L, 7L);
  }

  @Test
  void so_many_of_each_pipeline_are_kept_the_newest() {
    ran("shop", 40, Status.SUCCEEDED);
    ran("shop", 31, Status.SUCCEEDED);
    ran("shop", 29, Status.SUCCEEDED);
    ran("news", 35, Status.SUCCEEDED);
    assertThat(runs(Retention.parse("1 run"))).containsExactly("shop 40", "shop 31");
    assertThat(runs(Retention.parse("2runs"))).containsExactly("shop 40");
  }

  @Test
  void what_runs_may_be_resumed_or_was_published_last_stays() {
    ran("shop", 50, Status.FAILED);
    RunId last = ran("shop", 40, Status.SUCCEEDED);
    ran("shop", 31, Status.FAILED);
    ran("shop", 30, Status.RUNNING);
    assertThat(runs(NONE)).containsExactly("shop 50", "shop 40");
    published = Optional.of(last);
    assertThat(runs(NONE)).containsExactly("shop 50");
  }

  @Test
  void what_stays_is_counted_by_the_reason_why() {
    published = Optional.of(ran("shop", 40, Status.SUCCEEDED));
    ran("shop", 39, Status.SUCCEEDED);
    ran("shop", 31, Status.FAILED);
    ran("shop", 30, Status.RUNNING);
    ran("shop", 2, Status.SUCCEEDED);
    ran("news", 50, Status.FAILED);
    assertThat(cleaning().sort(Optional.empty(), Retention.parse("20d"), NOW).kept())
        .isEqualTo(
            Map.of(
                Reason.WITHIN_RETENTION, 1,
                Reason.AT_WORK, 1,
                Reason.MAY_BE_RESUMED, 1,
                Reason.PUBLISHED_LAST, 1));
    assertThat(cleaning().pipelines()).containsExactly("news", "shop");
  }

  @Test
  void a_run_whose_records_are_gone_is_as_old_as_its_name() {
    put(RunId.manual("shop", NOW.minus(Duration.ofDays(10))));
    assertThat(runs(Retention.parse("11d"))).isEmpty();
    assertThat(runs(Retention.parse("9d"))).containsExactly("shop 10");
  }

  @Test
  void what_is_removed_is_gone_and_nothing_else() {
    ran("shop", 40, Status.SUCCEEDED);
    RunId other = ran("shop", 31, Status.SUCCEEDED);
    Cleaning cleaning = cleaning();
    cleaning.remove(cleaning.sort(Optional.empty(), NONE, NOW).old().getFirst());
    assertThat(runs(NONE)).containsExactly("shop 31");
    assertThat(lake.read(new RunFolder(other).plan())).isPresent();
  }

  @Test
  void staging_is_left_if_its_run_is_of_this_lake_and_cannot_go_on() {
    RunId over = ran("shop", 50, Status.FAILED);
    ran("shop", 40, Status.SUCCEEDED);
    RunId failed = ran("shop", 30, Status.FAILED);
    String own = LakeIdentity.of(lake).id();
    Map<String, StagingNote> staging =
        Map.of(
            "over", note(over, own),
            "elsewhere", note(over, "another"),
            "failed", note(failed, own));
    assertThat(cleaning().left(staging, Optional.empty())).containsExactly("over");
    assertThat(cleaning().left(staging, Optional.of("shop"))).containsExactly("over");
    assertThat(cleaning().left(staging, Optional.of("news"))).isEmpty();
  }

  @Test
  void staging_of_an_earlier_version_is_left_if_its_run_is_known_here() {
    RunId over = ran("shop", 50, Status.FAILED);
    ran("shop", 40, Status.SUCCEEDED);
    RunId unknown = RunId.manual("shop", NOW.minus(Duration.ofDays(60)));
    Map<String, StagingNote> staging =
        Map.of("over", oldNote(over), "perhaps another lake's", oldNote(unknown));
    assertThat(cleaning().left(staging, Optional.empty())).containsExactly("over");
  }

  @Test
  void what_is_neither_days_nor_runs_is_told() {
    assertThatThrownBy(() -> Retention.parse("2 weeks"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'2 weeks' is neither days, 30d, nor runs, 10runs");
  }

  private RunId ran(String pipeline, int daysAgo, Status status) {
    Instant start = NOW.minus(Duration.ofDays(daysAgo));
    RunId run = RunId.manual(pipeline, start);
    Optional<Instant> stop =
        status == Status.RUNNING ? Optional.empty() : Optional.of(start.plusSeconds(1));
    attempts.add(new Attempt(run.execution(1), run, 1, status, start, stop));
    put(run);
    return run;
  }

  private void put(RunId run) {
    lake.put(new RunFolder(run).plan(), "content".getBytes(UTF_8));
  }

  private static StagingNote note(RunId run, String lake) {
    return new StagingNote(
        run, "dwh.course", 1, 1, Optional.of(new StagingNote.Content(lake, "plan", "files")));
  }

  private static StagingNote oldNote(RunId run) {
    return new StagingNote(run, "dwh.course", 1, 1, Optional.empty());
  }

  private List<String> runs(Retention retention) {
    return cleaning().sort(Optional.empty(), retention, NOW).old().stream()
        .map(run -> run.run().pipeline() + " " + Duration.between(run.lastAtWork(), NOW).toDays())
        .toList();
  }

  private Cleaning cleaning() {
    List<Attempt> newestFirst =
        attempts.stream().sorted(Comparator.comparing(Attempt::startDate).reversed()).toList();
    return new Cleaning(
        lake,
        new Attempts(newestFirst),
        pipeline ->
            published
                .filter(run -> run.pipeline().equals(pipeline))
                .map(run -> new Lease(run, 1, run.execution(1), 1, true, published)));
  }
}
