package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.cli.view.Console;
import dev.weir.json.Json;
import dev.weir.laptop.Project;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What commands tell people, they tell programs too. */
class JsonOptionTest {
  /** They change something and say that they have, or print what has a form of its own. */
  private static final List<String> WITHOUT =
      List.of(
          "completion",
          "init",
          "schedule disable",
          "schedule enable",
          "schedule install",
          "schedule uninstall",
          "schedule write",
          "schema",
          "serve",
          "warehouse");

  @TempDir private Path root;

  @Test
  void every_command_that_prints_results_has_it() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    CommandLine weir =
        Main.commandLine(
            new Main(),
            new Project(root, Map.of()),
            new Console(nowhere, nowhere, false),
            _ -> {
              throw new IllegalStateException("No stack is asked");
            });

    List<String> without = new ArrayList<>();
    weir.getSubcommands().forEach((name, command) -> without(name, command, without));

    assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT);
  }

  private static void without(String name, CommandLine command, List<String> without) {
    command.getSubcommands().forEach((sub, each) -> without(name + " " + sub, each, without));
    if (command.getSubcommands().isEmpty()
        && command.getCommandSpec().findOption("--json") == null) {
      without.add(name);
    }
  }

  @Test
  void the_facts_have_names_that_stay() throws IOException {
    CommandLineFixture weir =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString())
            .file(Path.of("pipelines/shop/input/a.csv"), "id\n1\n2\n")
            .pipeline(
                "shop",
                """
                name: shop
                schedule: {cron: "0 6 * * *", time-zone: Europe/Berlin}
                connections: {f: {kind: file}}
                sources: {sale: {connection: f, path: "*.csv", columns: {id: integer}}}
                targets: {sale: {from: sale, table: dwh.sale}}
                """);

    JsonNode run = json(weir.weir("run", "shop", "--json"));
    assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(run.at("/totals/published").asInt()).isEqualTo(2);
    String id = run.path("runId").asText();
    assertThat(json(weir.weir("resume", id, "--json"))).isEqualTo(run);

    JsonNode runs = json(weir.weir("runs", "--json"));
    assertThat(runs.at("/0/run").asText()).isEqualTo(id);
    assertThat(runs.at("/0/outcome").asText()).isEqualTo("succeeded");
    JsonNode list = json(weir.weir("list", "--json"));
    assertThat(list.at("/0/pipeline").asText()).isEqualTo("shop");
    assertThat(list.at("/0/sources").asInt()).isEqualTo(1);
    assertThat(json(weir.weir("check", "shop", "--json")).path("valid").asBoolean()).isTrue();
    JsonNode plan = json(weir.weir("plan", "shop", "--json"));
    assertThat(plan.at("/plan/targets/0/table").asText()).isEqualTo("dwh.sale");
    assertThat(plan.path("statements")).isNotEmpty();
    assertThat(json(weir.weir("schedule", "list", "--json")).at("/0/timeZone").asText())
        .isEqualTo("Europe/Berlin");
    assertThat(json(weir.weir("clean", "--dry-run", "--json")).path("runs")).isEmpty();
    assertThat(json(weir.weir("preview", "shop", "sale", "--json"))).hasSize(2);
  }

  private static JsonNode json(Printed printed) throws IOException {
    assertThat(printed.exitCode()).as(printed.all()).isZero();
    return Json.mapper().readTree(printed.out());
  }
}
