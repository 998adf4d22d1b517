package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.function.query.QueryResult;
import dev.weir.function.query.QueryResult.ResultColumn;
import dev.weir.json.Json;
import dev.weir.schema.ColumnType;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import dev.weir.testkit.stack.DeployedReplay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The commands on a stack, against a run on this machine: the state machine is the real one, in
 * Step Functions, and its Lambda answers what the functions answered here.
 */
@NeedsDocker
class StackCommandsTest {
  private static final String RUN = "shop-20261122T000000Z";
  private static final String[] ON_LAPTOP = {"run", "shop", "--at", "2026-11-22T00:00:00Z"};

  /** What is deployed. */
  private static final Path MACHINE = Path.of("infra", "state-machine.asl.json");

  private static final String PIPELINE =
      """
      name: shop
      rejects: {max: 1}
      connections:
        inbox: {kind: file}
      sources:
        orders: {connection: inbox, path: "*.csv", format: csv, columns: {id: bigint, amount: "decimal(12,2)", note: text}}
      transforms:
        big: {from: orders, steps: [{filter: "amount > 1"}]}
      checks:
        orders:
          - unique: [id]
        big:
          - not-null: [id]
      targets:
        big: {from: big, table: dwh.big, write: replace}
      queries:
        best:
          parameters: {least: {type: integer, default: 1}}
          sql: SELECT id, amount, note FROM dwh.big WHERE id >= :least
      """;

  @TempDir private static Path root;
  private static CommandLineFixture fixture;
  private static DeployedReplay good;
  private static Printed onLaptop;
  private static Printed onStack;

  @BeforeAll
  static void runOnBoth() throws IOException {
    fixture =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString())
            .pipeline("shop", PIPELINE)
            .file(
                Path.of("pipelines/shop/input/a.csv"),
                "id,amount,note\n1,2.50,x\n2,zwei,\n3,7.00,\n")
            .file(
                MACHINE,
                Files.readString(Path.of(System.getProperty("weir.root")).resolve(MACHINE)));
    onLaptop = fixture.weir(ON_LAPTOP);
    Path history = root.resolve(".weir/executions").resolve(RUN + "-1").resolve("history.jsonl");
    good =
        new DeployedReplay("good")
            .answers(history)
            .answer("plan?", "WEIR-2201 [EXTERNAL] Cannot reach the server: it is starting.")
            .answer("query/best", answer())
            .deployed(root);
    // As Plan leaves it of a run that has begun.
    var _ = fixture.file(Path.of(".weir/lake/runs/shop/shop-20261121T000000Z/fence.json"), "1");
    var _ =
        new DeployedReplay("broken")
            .answers(history)
            .answer(
                "dataSet/big!",
                "WEIR-3402 [DATA] Cannot publish data set 'big': it breaks not-null.")
            .deployed(root);
    fixture.stacks(good.aws());
    onStack = fixture.weir(withStack("good", ON_LAPTOP));
  }

  private static String answer() {
    return Json.text(
        new QueryResult(
            List.of(
                new ResultColumn("id", ColumnType.parse("bigint")),
                new ResultColumn("amount", ColumnType.parse("decimal(12,2)")),
                new ResultColumn("note", ColumnType.parse("text"))),
            List.of(
                List.of(1L, new BigDecimal("2.50"), "x"),
                Arrays.asList(3L, new BigDecimal("7.00"), null)),
            false));
  }

  private static String[] withStack(String stack, String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of("--stack", stack)).toArray(String[]::new);
  }

  @Test
  void aRunOnAStackShowsWhatItShowsOnALaptop() {
    assertThat(onLaptop.err()).isEmpty();
    assertThat(onStack.err()).isEmpty();
    assertThat(onStack.exitCode()).isZero();
    assertThat(lines(onStack).filter(line -> !line.contains("! trying again")))
        .containsExactlyElementsOf(
            lines(onLaptop)
                .map(line -> line.equals(RUN) ? RUN + ", on stack good" : line)
                .map(StackCommandsTest::inTheCloud)
                .toList());
  }

  /** Without the places, which are others. */
  private static Stream<String> lines(Printed printed) {
    return printed.out().lines().filter(line -> !line.matches("(Parquet|Report|Rejects)  .*"));
  }

  private static String inTheCloud(String line) {
    return line.startsWith("Try ") || line.startsWith("See ") ? line + " --stack good" : line;
  }

  @Test
  void whatIsTriedAgainIsTold() {
    assertThat(onStack.out())
        .contains("! trying again: WEIR-2201 Cannot reach the server: it is starting.");
  }

  @Test
  void aSecondStartOfARunShowsTheFirst() {
    Printed again = fixture.weir(withStack("good", ON_LAPTOP));

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .contains(RUN + "-1 was started before")
        .contains("./weir resume " + RUN + " --stack good")
        .endsWith(onStack.out().substring(onStack.out().indexOf("Done")));
  }

  @Test
  void whatWasRejectedIsShownByOneCommandForBoth() {
    assertThat(onStack.out()).contains("./weir rejects " + RUN + " --stack good");

    Printed here = fixture.weir("rejects", RUN, "orders");
    Printed there = fixture.weir("rejects", RUN, "--stack", "good");

    assertThat(here.exitCode()).as(here.err()).isZero();
    assertThat(here.out())
        .contains("a.csv", "not a number: column amount", "zwei")
        .endsWith("(1 row)\n");
    assertThat(there).isEqualTo(here);
    assertThat(fixture.weir("rejects", RUN, "big").out()).endsWith("(0 rows)\n");
  }

  @Test
  void aRunOnAStackIsThePageThatItIsHere() throws IOException {
    Path here = root.resolve("here.html");
    Path there = root.resolve("there.html");

    Printed printed = fixture.weir("report", RUN, "--stack", "good", "--out", there.toString());
    assertThat(fixture.weir("report", RUN, "--out", here.toString()).exitCode()).isZero();

    // Of the data sets, the stack's lake has the markers and not the rows.
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.err()).contains("/data/orders/").contains("There is no such object");
    assertThat(printed.out()).isEqualTo(there + "\n");
    assertThat(Files.readString(there))
        .contains("3 rows read, 1 rejected, 2 published", "not a number: column amount")
        .contains("<th scope=\"row\"><span class=\"phase\">Extract </span><bdi>orders</bdi></th>");
    assertThat(Files.readString(here)).contains("3 rows read, 1 rejected, 2 published");
  }

  @Test
  void runsOfOnePipelineAreListedAlone() {
    assertThat(fixture.weir("runs", "shop", "--stack", "good").out()).contains(RUN);
    assertThat(fixture.weir("runs", "sho", "--stack", "good").out()).doesNotContain(RUN);
    assertThat(fixture.weir("runs", "shop").out()).contains(RUN);
    assertThat(fixture.weir("runs", "sho").out()).doesNotContain(RUN);
  }

  @Test
  void aRunThatSucceededIsNotResumed() {
    Printed printed = fixture.weir("resume", RUN, "--stack", "good");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out()).contains(RUN + " has succeeded already: nothing is left to do.");
  }

  @Test
  void aFailureIsToldAsOnALaptopAndResumedWithTheNextAttempt() {
    fixture.weir(withStack("broken", "run", "shop", "--at", "2026-11-21T00:00:00Z"));

    Printed printed = fixture.weir("resume", "--stack", "broken");

    assertThat(printed.exitCode()).isEqualTo(1);
    assertThat(printed.out())
        .startsWith("Resuming shop-20261121T000000Z, the newest that did not succeed (attempt 1, ")
        .contains("\nshop-20261121T000000Z, attempt 2, on stack broken");
    assertThat(printed.err())
        .contains("Failed in TransformDataSet")
        .contains("WEIR-3402 Cannot publish data set 'big': it breaks not-null.")
        .contains("./weir resume shop-20261121T000000Z --stack broken")
        .doesNotContain("stackTrace")
        .doesNotContain("TerminalException");
  }

  @Test
  void aRunThatTheScheduleStartedIsListedByItsTick() {
    String machine =
        "arn:aws:states:%s:000000000000:stateMachine:good".formatted(LocalStack.REGION);
    String input = "{\"pipeline\": \"shop\", \"scheduledTime\": \"2026-11-20T00:00:00Z\"}";
    try (SfnClient stepFunctions = good.aws().build(SfnClient.builder())) {
      var _ = stepFunctions.startExecution(r -> r.stateMachineArn(machine).input(input));
    }

    Printed printed = fixture.weir("runs", "--stack", "good");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .containsPattern("shop-20261120T000000Z +1 ")
        .containsPattern(RUN + " +1  succeeded");
  }

  @Test
  void aQueryIsAnsweredWithTheSameTable() {
    Printed here = fixture.weir("query", "shop", "best", "least=1");
    Printed there = fixture.weir("query", "shop", "best", "least=1", "--stack", "good");

    assertThat(there).isEqualTo(here);
  }
}
