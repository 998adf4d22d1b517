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
    assertThat(code).as("%s%s", out, err).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
