package dev.weir.cli.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.ExpectedOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command goes through the state machine and the handlers, as a user's does. */
@SuppressWarnings("NullAway.Init")
class PipelinesTest {
  private static SampleApi api;
  private static Clone clone;
  private static final Set<String> RUN = new HashSet<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    api = new SampleApi(Path.of("..", "pipelines", "hacker-news", "sample").toAbsolutePath());
    clone = new Clone(folder, Map.of("WEIR_CONNECTION_HACKER_NEWS", api.url()));
  }

  @AfterAll
  static void stop() {
    clone.close();
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"course-ratings", "store", "files", "hacker-news"})
  void a_run_publishes_and_rejects_what_was_worked_out_without_weir(String pipeline)
      throws IOException, SQLException {
    runOnce(pipeline);

    ExpectedOutput expected = ExpectedOutput.of(clone.pipelines(), pipeline);
    assertPublished(expected);
    assertThat(clone.rejects(pipeline)).isEqualTo(expected.rejects());
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "hacker-news"})
  void a_second_run_leaves_the_same_tables(String pipeline) throws IOException, SQLException {
    runOnce(pipeline);

    clone.weir("run", pipeline);

    assertPublished(ExpectedOutput.of(clone.pipelines(), pipeline));
  }

  @Test
  void a_user_gets_the_three_best_courses_of_the_known_languages() {
    runOnce("course-ratings");

    assertThat(titles("12"))
        .containsExactly(
            "Effective Reproducible Research in SQL",
            "Testing Deep Learning in SQL",
            "Algorithms in Production with SQL");
  }

  @Test
  void a_user_who_knows_no_language_with_a_course_above_the_threshold_gets_none() {
    runOnce("course-ratings");

    assertThat(titles("33")).isEmpty();
  }

  private static List<String> titles(String user) {
    String csv =
        clone.weir(
            "query", "course-ratings", "recommendations_for_user", "user_id=" + user, "--csv");
    return csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
  }

  private static void runOnce(String pipeline) {
    if (RUN.add(pipeline)) {
      clone.weir("run", pipeline);
    }
  }

  private static void assertPublished(ExpectedOutput expected) throws IOException, SQLException {
    try (Connection warehouse = clone.warehouse()) {
      expected.assertPublished(warehouse);
    }
  }
}
