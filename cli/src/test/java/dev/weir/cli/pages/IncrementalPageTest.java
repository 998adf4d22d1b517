package dev.weir.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import dev.weir.cli.view.Console;
import dev.weir.laptop.project.ProjectFinder;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.testkit.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about what is new runs as it stands. */
class IncrementalPageTest {
  private static final Path PAGE = Path.of("..", "docs", "how-to", "incremental.md");

  private final ConnectionUri source = PostgresServer.newDatabase();
  private final ConnectionUri warehouse = PostgresServer.newDatabase();
  @TempDir private Path folder;

  @Test
  void thePageRunsAsItStands() throws IOException, SQLException {
    Path pipeline = folder.resolve("pipelines/helpdesk/pipeline.yaml");
    Files.createDirectories(pipeline.getParent());
    Files.writeString(folder.resolve("weir.yaml"), "pipelines: pipelines\n");
    Files.writeString(pipeline, block("yaml"));
    run(block("sql desk"));

    assertThat(weir("run", "helpdesk")).contains("4 rows read, 0 rejected, 4 written, 4 published");
    assertThat(weir("run", "helpdesk"))
        .contains("nothing is new, and nothing was published")
        .contains("ticket: nothing behind changed_at 2026-11-02T10:00:00.000001Z");

    run(block("sql desk, later"));
    assertThat(weir("plan", "helpdesk"))
        .contains("ticket: what is new, changed_at from 2026-11-02T10:00:00Z")
        .contains(
            "WHERE (at >= '2026-11-02T10:00:00.000001Z' AND at < '2026-11-03T09:00:00.000001Z')");
    assertThat(weir("run", "helpdesk")).contains("3 rows read, 0 rejected, 3 written, 3 published");
    assertThat(weir("sql", "--csv", "SELECT id, subject FROM desk.ticket ORDER BY id"))
        .isEqualToNormalizingNewlines("id,subject\n1,\"Printer, 2nd floor\"\n2,Mouse\n");
    assertThat(block("text after")).isEqualTo("1 Printer, 2nd floor\n2 Mouse\n");
    assertThat(weir("sql", "--csv", "SELECT what FROM desk.event ORDER BY at"))
        .isEqualToNormalizingNewlines("what\nopened\nopened\nmoved\n");
    assertStateIsShownAndSet();
  }

  private void assertStateIsShownAndSet() throws IOException {
    assertThat(weir("state", "helpdesk")).isEqualToNormalizingNewlines(block("text state"));
    assertThat(weir("state", "helpdesk", "--set", "event=2026-11-03", "--json"))
        .contains("\"source\" : \"event\",\n  \"before\" : \"2026-11-03\"");
    assertThat(weir("plan", "helpdesk"))
        .contains("event: what is new, at from 2026-11-03T00:00:00Z");
    assertThat(weir("run", "helpdesk")).contains("1 row read, 0 rejected, 1 written, 1 published");
    assertThat(weir("sql", "--csv", "SELECT count(*) FROM desk.event WHERE what = 'moved'"))
        .isEqualToNormalizingNewlines("count\n2\n");
    assertThat(weir("state", "helpdesk", "--reset", "ticket"))
        .containsPattern("desk.ticket +ticket +nothing yet")
        .containsPattern("desk.event +event +2026-11-03T09:00:00.000001Z");
    assertThat(told("state", "helpdesk", "--set", "tickets=1"))
        .contains("'tickets' is not an incremental source")
        .contains("Did you mean 'ticket'?");
    assertThat(told("state", "helpdesk", "--set", "ticket=soon"))
        .contains(
            "ticket=soon is neither a time, as 2026-11-30 or 2026-11-30T22:15:00Z, nor a number");
  }

  @Test
  void aTableThatWasAppendedToAsAWholeIsNotAppendedToTwice() throws IOException, SQLException {
    Path pipeline = folder.resolve("pipelines/helpdesk/pipeline.yaml");
    Files.createDirectories(pipeline.getParent());
    Files.writeString(folder.resolve("weir.yaml"), "pipelines: pipelines\n");
    run(block("sql desk"));
    String incremental = block("yaml");
    Files.writeString(pipeline, incremental.replaceAll("incremental: .*", ""));
    assertThat(weir("run", "helpdesk")).contains("5 published");
    Files.writeString(pipeline, incremental);
    assertThat(told("run", "helpdesk"))
        .contains("this pipeline has published desk.event before, when it read 'event' as a whole")
        .contains("./weir state helpdesk --set event=VALUE");
    assertThat(weir("state", "helpdesk", "--set", "event=2026-11-03"))
        .containsPattern("desk.event +event +2026-11-03");
    run(block("sql desk, later"));
    assertThat(weir("run", "helpdesk")).contains("published");
    assertThat(weir("sql", "--csv", "SELECT what FROM desk.event ORDER BY at"))
        .isEqualToNormalizingNewlines("what\nimported\nopened\nopened\nmoved\n");
  }

  private static String block(String head) throws IOException {
    Matcher block =
        Pattern.compile("```" + Pattern.quote(head) + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as(head).isTrue();
    return block.group(1);
  }

  private void run(String sql) throws SQLException {
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(source.host(), source.port(), source.path().replaceFirst("^/", ""));
    try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "any");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String weir(String... arguments) {
    Ended ended = ended(arguments);
    assertThat(ended.code()).as("%s%s", ended.out(), ended.err()).isZero();
    return ended.out();
  }

  private String told(String... arguments) {
    Ended ended = ended(arguments);
    assertThat(ended.code()).as("%s%s", ended.out(), ended.err()).isNotZero();
    return ended.out() + ended.err();
  }

  private record Ended(int code, String out, String err) {}

  private Ended ended(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables =
        Map.of(
            Secrets.variable("desk"), source.toString(),
            Secrets.variable(Secrets.WAREHOUSE), warehouse.toString());
    int code =
        Main.run(
            new ProjectFinder(folder, folder.resolve("elsewhere"), variables)
                .find(Optional.empty()),
            new Console(print(out), print(err), false),
            arguments);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
