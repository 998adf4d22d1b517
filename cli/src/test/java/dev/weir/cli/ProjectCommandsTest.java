package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.cli.view.Console;
import dev.weir.laptop.project.ProjectFinder;
import dev.weir.testkit.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands outside the clone: a project, its environments and its variables. */
class ProjectCommandsTest {
  private static final String[] BEST = {"query", "orders", "best_customers", "--csv"};
  private static final String ROWS =
      "customer,orders,amount\nGrace,2,140.00\nAda,1,120.50\nunknown,1,15.25\n";

  @TempDir private Path home;
  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Path here;

  @BeforeEach
  void inTheFolder() {
    here = folder;
  }

  @Test
  void an_empty_folder_becomes_a_project_that_runs() throws IOException {
    assertThat(weir("init").err()).isEmpty();

    assertThat(files())
        .containsExactlyInAnyOrder(
            "weir.yaml",
            ".gitignore",
            "pipelines/pipeline.schema.json",
            "pipelines/orders/pipeline.yaml",
            "pipelines/orders/input/orders.csv");
    assertThat(folder.resolve(".gitignore")).hasContent(".weir/\n.env");

    here = folder.resolve("pipelines/orders");
    Printed run = weir("run", "orders");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("6 rows read, 2 rejected")
        .contains("Try      ./weir query orders best_customers");
    assertThat(weir(BEST).out()).isEqualTo(ROWS);
    assertThat(folder.resolve(".weir/lake/runs/orders")).isDirectory();
  }

  @Test
  void in_a_project_init_adds_a_pipeline_and_wants_its_name() {
    assertThat(weir("init", "first").exitCode()).isZero();
    here = folder.resolve("pipelines");

    assertThat(weir("init").err())
        .contains(
            "WEIR-4007 Cannot add a pipeline to the project in %s without its name. Say: ./weir init NAME"
                .formatted(folder));
    assertThat(weir("init", "second").out()).contains("pipelines/second/pipeline.yaml");

    assertThat(weir("list").out()).contains("first", "second");
    assertThat(folder.resolve("pipelines/weir.yaml")).doesNotExist();
  }

  @Test
  void a_file_that_says_what_git_ignores_is_kept_and_added_to() throws IOException {
    Files.writeString(folder.resolve(".gitignore"), "build/\n.env");

    assertThat(weir("init").exitCode()).isZero();

    assertThat(folder.resolve(".gitignore")).hasContent("build/\n.env\n.weir/");
  }

  @Test
  void without_a_project_a_command_says_how_to_make_one_and_help_is_there() {
    Printed list = weir("list");

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.err()).contains("WEIR-4030").contains("Make one with: ./weir init");
    assertThat(weir("--help").exitCode()).isZero();
    assertThat(weir("schema").exitCode()).isZero();
  }

  @Test
  void environments_share_a_warehouse_and_neither_tables_nor_runs() throws IOException {
    variables.put("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString());
    weir("init");
    String[] tick = {"run", "orders", "--at", "2026-11-23T00:00:00Z"};
    Printed plain = weir(tick);
    Files.writeString(
        folder.resolve("pipelines/orders/input/orders.csv"),
        "order_id,customer,ordered_on,amount\n1,Ada,2026-11-01,1.00\n");

    Printed dev = weir(with("--env", "dev", tick));

    assertThat(dev.exitCode()).as(dev.err()).isZero();
    assertThat(plain.out()).startsWith("orders-20261123T000000Z\n");
    assertThat(dev.out())
        .startsWith("orders-20261123T000000Z in dev\n")
        .contains("published dev_orders.sales, 1 row\n")
        .contains("Try      ./weir --env dev query orders best_customers");
    assertThat(weir(BEST).out()).isEqualTo(ROWS);
    assertThat(weir(with("--env", "dev", BEST)).out())
        .isEqualTo("customer,orders,amount\nAda,1,1.00\n");
    variables.put("WEIR_ENV", "dev");
    assertThat(weir(BEST).out()).isEqualTo("customer,orders,amount\nAda,1,1.00\n");
    assertThat(weir("runs").out().lines()).hasSize(3);
  }

  @Test
  void a_plan_shows_queries_over_the_tables_of_the_environment() {
    variables.put("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString());
    weir("init");

    Printed plan = weir("plan", "orders", "--env", "dev");

    assertThat(plan.out())
        .contains("dev_orders.sales ← sales: replace")
        .contains("FROM dev_orders.sales WHERE amount >= :at_least");
  }

  @Test
  void a_query_whose_tables_cannot_be_told_is_refused_where_there_is_a_prefix() throws IOException {
    variables.put("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString());
    weir("init");
    Path pipeline = folder.resolve("pipelines/orders/pipeline.yaml");
    Files.writeString(
        pipeline, Files.readString(pipeline).replace("customer\n", "customer FOR UPDATE\n"));

    Printed asked = weir(with("--env", "dev", BEST));

    assertThat(asked.exitCode()).isEqualTo(2);
    assertThat(asked.err())
        .contains(
            "WEIR-4033 Cannot ask query 'best_customers' of pipeline 'orders' in environment 'dev'")
        .contains("SELECT locking clause is not supported!")
        .contains("choose an environment without a schema-prefix");
  }

  @Test
  void what_wants_a_yes_is_not_done_where_nobody_can_say_it() {
    weir("init");

    Printed run = weir("run", "orders", "--env", "prod");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "WEIR-4034 Cannot run 'orders' in environment 'prod': it wants a yes, and nobody is here to be asked. Add --yes.\n");
    assertThat(folder.resolve(".weir")).doesNotExist();
  }

  @Test
  void a_person_is_asked_and_only_a_yes_is_one() {
    weir("init");

    for (String answer : List.of("no\n", "\n", "", "yes please\n")) {
      Printed run = answered(answer, "run", "orders", "--env", "prod");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("Publish the tables of 'orders' in environment 'prod'? [y/N] ")
          .contains("WEIR-4034")
          .contains("without a yes: nothing was done.");
      assertThat(folder.resolve(".weir")).doesNotExist();
    }
  }

  @Test
  void with_a_yes_it_is_done() throws IOException {
    variables.put("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString());
    weir("init");

    assertThat(answered("Y\n", "run", "orders", "--env", "prod").exitCode()).isZero();
    assertThat(weir("run", "orders", "--env", "prod", "--yes").exitCode()).isZero();

    Path input = folder.resolve("pipelines/orders/input/orders.csv");
    Files.move(input, folder.resolve("orders.csv"));
    Printed failed = weir("run", "orders", "--env", "prod", "--yes");
    assertThat(failed.exitCode()).isNotZero();
    assertThat(failed.err()).contains("./weir --env prod resume orders-manual-");
    Files.move(folder.resolve("orders.csv"), input);
    assertThat(weir("resume", "--env", "prod").err()).contains("WEIR-4034").contains("--yes");
    assertThat(weir("resume", "--env", "prod", "--yes").exitCode()).isZero();
  }

  @Test
  void an_environment_has_no_stack() {
    weir("init");

    Printed run = weir("run", "orders", "--env", "dev", "--stack", "weir");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("WEIR-4007 Cannot use --env dev with --stack weir")
        .contains("Leave one of them out.");
  }

  @Test
  void mistakes_in_the_project_are_told_by_every_command_but_help() throws IOException {
    weir("init");
    Files.writeString(folder.resolve("weir.yaml"), "pipeline: x\nenvironments: {dev: 5}\n");

    Printed list = weir("list");

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.err())
        .contains("WEIR-1020")
        .contains("weir.yaml:1:1 'pipeline' is not a key of a project.")
        .contains("Did you mean 'pipelines'?")
        .contains("weir.yaml:2:21 environments.dev: expected a map")
        .doesNotContain("\tat ");
    assertThat(weir("list", "--help").exitCode()).isZero();
    assertThat(weir("list", "--env").err()).contains("--env");
  }

  @Test
  void what_stands_beside_the_project_is_used_and_never_printed() throws IOException {
    weir("init");
    secret("WEIR_CONNECTION_WAREHOUSE=postgresql://me:hunter2@127.0.0.1:1/db\n");

    Printed query = weir(with("--verbose", BEST));

    assertThat(query.exitCode()).isEqualTo(1);
    assertThat(query.err()).contains("127.0.0.1:1");
    assertThat(query.all()).doesNotContain("hunter2");

    variables.put("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString());
    assertThat(weir("run", "orders").exitCode()).isZero();
  }

  @Test
  void what_others_may_read_is_refused() throws IOException {
    weir("init");
    Files.setPosixFilePermissions(
        secret("A=hunter2\n"), PosixFilePermissions.fromString("rw-r--r--"));

    Printed list = weir("list");

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.err()).contains("WEIR-4032").contains("chmod 600");
    assertThat(list.all()).doesNotContain("hunter2");
  }

  private Path secret(String text) throws IOException {
    Path file = Files.writeString(folder.resolve(".env"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private Printed weir(String... arguments) {
    return weir(InputStream.nullInputStream(), false, arguments);
  }

  /** At a terminal. */
  private Printed answered(String answer, String... arguments) {
    return weir(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), true, arguments);
  }

  private Printed weir(InputStream in, boolean terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new ProjectFinder(here, home, variables),
            new Console(print(out), print(err), in, terminal, "./weir"),
            address -> {
              throw new AssertionError("No stack is needed");
            },
            arguments);
    return new Printed(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String[] with(String option, String[] arguments) {
    return Stream.concat(Stream.of(option), Stream.of(arguments)).toArray(String[]::new);
  }

  private static String[] with(String option, String value, String[] arguments) {
    return Stream.concat(Stream.of(option, value), Stream.of(arguments)).toArray(String[]::new);
  }
}
