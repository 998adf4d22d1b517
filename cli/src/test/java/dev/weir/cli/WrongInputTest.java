package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who made a mistake: never a stack trace, always what to do; exit code 2. */
class WrongInputTest {
  private static final String HEAD =
      """
      name: shop
      connections:
        inbox: {kind: file}
      sources:
        orders: {connection: inbox, path: "*.csv", columns: {id: bigint, amount: "decimal(12,2)"}}
      """;

  @TempDir private Path root;
  private CommandLineFixture fixture;

  @BeforeEach
  void project() {
    fixture = new CommandLineFixture(root);
  }

  @Test
  void everyMistakeOfAFileIsToldAtOnceWithItsPlace() {
    fixture.pipeline(
        "shop",
        HEAD
            + """
            transforms:
              big: {from: order, steps: [{filtre: "amount > 10"}]}
            targets:
              big: {from: big, table: dwh.big, wirte: append}
            """);

    Printed printed = fixture.weir("check", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-1001")
        .contains("pipeline.yaml:7:")
        .contains("Did you mean 'filter'?")
        .contains("Did you mean 'orders'?")
        .contains("pipeline.yaml:9:")
        .contains("Did you mean 'write'?");
    noStackTrace(printed);
  }

  @Test
  void wrongColumnsInSeveralPlacesAreToldAtOnceByCheckAndByPlan() {
    fixture.pipeline(
        "coffee",
        """
        name: coffee
        connections: {kitchen: {kind: file}}
        sources:
          cup:
            connection: kitchen
            path: ../../x.csv
            columns: {person: text, drink: text, cups: integer}
        transforms:
          filled: {from: cup, steps: [{fill: {drnk: filter}}]}
          per_person: {from: filled, steps: [{aggregate: {by: [person], columns: {cups: sum(cpus)}}}]}
        checks:
          per_person: [{unique: [persn]}]
        targets:
          per_person: {from: per_person, table: kitchen.per_person}
        """);
    String file = fixture.root().resolve("pipelines/coffee/pipeline.yaml").toString();

    Printed checked = fixture.weir("check", file);

    assertThat(checked.exitCode()).isEqualTo(2);
    assertThat(checked.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("WEIR-1001 Cannot use").endsWith(": 4 problems."),
            line ->
                assertThat(line).contains("yaml:6:11 sources.cup.path: '../../x.csv' leads out"),
            line ->
                assertThat(line).contains("yaml:9:31 transforms.filled.steps[0]: 'drnk' is not"),
            line -> assertThat(line).contains("yaml:10:38 transforms.per_person.steps[0]: 'cpus' "),
            line -> assertThat(line).contains("yaml:12:16 checks.per_person[0]: 'persn' is not"));
    assertThat(fixture.weir("check", "coffee").err()).isEqualTo(checked.err());
    assertThat(fixture.weir("plan", "coffee").err()).isEqualTo(checked.err());
    noStackTrace(checked);
  }

  @Test
  void mappingFilesAreFoundBesideAFileToo() {
    String yaml =
        HEAD.replace("id: bigint", "id: text")
            + """
            transforms:
              a: {from: orders, steps: [{translate: {column: id, file: ids.csv}}]}
            """;
    fixture.pipeline("shop", yaml).file(Path.of("pipelines/shop/ids.csv"), "from,to\n1,one\n");

    for (String subject :
        List.of("shop", fixture.root().resolve("pipelines/shop/pipeline.yaml").toString())) {
      assertThat(fixture.weir("check", subject).exitCode()).isZero();
    }
  }

  @Test
  void whatOnlyADatabaseKnowsIsSaidNotToBeChecked() {
    fixture.pipeline(
        "shop",
        database("orders")
            + """
            transforms: {big: {from: orders, steps: [{filter: amuont > 10}]}}
            """);

    Printed printed = fixture.weir("check", "shop");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .contains("shop is valid")
        .contains("Not checked against columns, which only the databases know: orders, big.")
        .contains("./weir plan shop");
  }

  @Test
  void aCycleIsShownAsAPath() {
    fixture.pipeline(
        "shop",
        HEAD
            + """
            transforms:
              a: {sql: SELECT * FROM b}
              b: {sql: SELECT * FROM a}
            targets:
              a: {from: a, table: dwh.a}
            """);

    Printed printed = fixture.weir("check", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).containsPattern("a → b → a|b → a → b");
    noStackTrace(printed);
  }

  @Test
  void sqlThatDoesNotCompileIsToldBeforeAnythingIsRead() {
    fixture.pipeline(
        "shop",
        HEAD
            + """
            transforms:
              a: {sql: SELECT amuont FROM orders}
            targets:
              a: {from: a, table: dwh.a}
            """);

    Printed printed = fixture.weir("plan", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("pipeline.yaml:7:").contains("amuont").contains("amount");
    noStackTrace(printed);
  }

  @Test
  void anUnknownPipelineIsToldWithTheKnownOnes() {
    fixture.pipeline("shop", HEAD + "targets:\n  o: {from: orders, table: dwh.o}\n");

    Printed printed = fixture.weir("run", "shoop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("'shoop'").contains("Did you mean 'shop'?");
    noStackTrace(printed);
  }

  @Test
  void aPathInPlaceOfAPipelinesNameIsToldWithTheName() {
    fixture.pipeline("shop", HEAD + "targets:\n  o: {from: orders, table: dwh.o}\n");

    for (String path : List.of("pipelines/shop", "./pipelines/shop/pipeline.yaml")) {
      for (String command : List.of("run", "plan")) {
        Printed printed = fixture.weir(command, path);

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).contains("WEIR-1009").contains("Give its name alone: 'shop'.");
      }
    }
    assertThat(fixture.weir("run", "other/x.yaml").err()).contains("Give a name, not a path.");
  }

  @Test
  void aTimeThatIsNoneIsToldWithOneThatIs() {
    fixture.pipeline("shop", HEAD + "targets:\n  o: {from: orders, table: dwh.o}\n");

    for (String time :
        List.of("yesterday", "2026-11-23", "2026-11-23T00:00:00", "2026-13-01T00:00:00Z")) {
      Printed printed = fixture.weir("run", "shop", "--at", time);

      assertThat(printed.exitCode()).isEqualTo(2);
      assertThat(printed.err())
          .contains("WEIR-4007 Cannot run 'shop' for --at '" + time + "'")
          .contains("2026-11-23T00:00:00Z");
      noStackTrace(printed);
    }
  }

  @Test
  void aTickThatIsYetToComeIsNotRun() {
    fixture.pipeline("shop", HEAD + "targets:\n  o: {from: orders, table: dwh.o}\n");

    Printed printed = fixture.weir("run", "shop", "--at", "9999-01-01T00:00:00Z");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4007 Cannot run 'shop' for --at '9999-01-01T00:00:00Z': it is yet to come");
  }

  @Test
  void whatWorksHereAloneSaysSoWithItsNumber() {
    Printed printed = fixture.weir("clean", "--stack", "prod");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-4007 Cannot do 'clean' on a stack");
  }

  @Test
  void aRunThatNeverBeganIsNotNamed() {
    fixture.set("WEIR_CONNECTION_WAREHOUSE", "mysql://127.0.0.1/dwh");
    fixture.pipeline("shop", HEAD + "targets:\n  o: {from: orders, table: dwh.o}\n");

    Printed printed = fixture.weir("run", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-2200");
    assertThat(printed.all()).doesNotContain("shop-manual-");
  }

  @Test
  void anUnknownCommandIsToldWithTheLikeliest() {
    Printed printed = fixture.weir("rnu", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .isEqualToIgnoringNewLines(
            "WEIR-4007 Cannot understand 'rnu': there is no such command. Did you mean 'run'? See: ./weir --help");
    noStackTrace(printed);
  }

  @Test
  void whatIsWrongWithACommandIsASentenceNotItsHelp() {
    assertThat(fixture.weir("run", "--limt", "1", "shop").err().lines())
        .containsExactly(
            "WEIR-4007 Cannot understand '--limt': 'run' has no such option. Did you mean '--limit'? See: ./weir run --help");
    assertThat(fixture.weir("runs", "--limt", "1").err())
        .contains("'runs' has no such option. Did you mean '--limit'?");
    assertThat(fixture.weir("schedule", "lsit").err())
        .contains("there is no such command. Did you mean 'list'? See: ./weir schedule --help");
    assertThat(fixture.weir("list", "shop").err()).contains("'list' takes no more");
    assertThat(fixture.weir("run").err().lines())
        .containsExactly("WEIR-4007 Missing required parameter: 'NAME'. See: ./weir run --help");
    assertThat(fixture.weir("connections").err()).contains("Commands: list, test.");
    assertThat(fixture.weir("runs", "--limit", "ten").exitCode()).isEqualTo(2);
  }

  @Test
  void aProgramReadsProblemsAsJson() {
    assertThat(fixture.weir("connections", "list", "--json", "--pipeline", "shop").err())
        .contains("\"code\" : \"WEIR-1009\"", "\"category\" : \"config\"");
    assertThat(fixture.weir("connections", "list", "--json", "--all").err())
        .contains("\"code\" : \"WEIR-4007\"");
  }

  @Test
  void aBadParameterOfAQueryIsTold() {
    Printed printed = fixture.weir("query", "shop", "best", "ten");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-4007").contains("'ten'").contains("name=value");
    noStackTrace(printed);
  }

  @Test
  void aRunThatNobodyKnowsCannotBeResumed() {
    Printed printed = fixture.weir("resume", "shop-manual-20261123T000000000Z");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-4002").contains("./weir runs");
    noStackTrace(printed);
  }

  @Test
  void aRunThatNobodyKnowsHasNoRejects() {
    for (String run : List.of("shop-manual-20261123T000000000Z", "shop")) {
      Printed printed = fixture.weir("rejects", run);

      assertThat(printed.exitCode()).isEqualTo(2);
      assertThat(printed.err())
          .contains("WEIR-4002 Cannot find a run '" + run + "'. See ./weir runs.");
      noStackTrace(printed);
    }
  }

  @Test
  void aDatabaseThatRefusesIsToldWithItsAddressAndWithoutItsPassword() {
    fixture.set("WEIR_CONNECTION_SHOP", "postgresql://ada:s3cret@127.0.0.1:1/shop");
    fixture.pipeline("shop", database("orders"));

    Printed printed = fixture.weir("plan", "shop");

    assertThat(printed.exitCode()).isEqualTo(1);
    assertThat(printed.err()).contains("127.0.0.1:1").contains("shop");
    assertThat(printed.all()).doesNotContain("s3cret");
    noStackTrace(printed);
  }

  @Test
  void aDatabaseKindThatHasNoSampleSaysWhichVariableToSet() {
    fixture.pipeline("shop", database("orders").replace("postgresql", "mysql"));

    Printed printed = fixture.weir("plan", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR_CONNECTION_SHOP=mysql://");
    noStackTrace(printed);
  }

  @Test
  void aNewPipelineIsNotWrittenOverAnother() {
    fixture.pipeline("shop", HEAD);

    Printed printed = fixture.weir("init", "shop");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-4005").contains("Choose another name");
  }

  @Test
  void aNewPipelineIsValid() {
    assertThat(fixture.weir("init", "shop").exitCode()).isZero();

    Printed printed = fixture.weir("check", "shop");

    assertThat(printed.err()).isEmpty();
    assertThat(printed.out()).contains("shop is valid");
  }

  private static String database(String table) {
    return """
        name: shop
        connections:
          shop: {kind: postgresql, database: shop}
        sources:
          orders: {connection: shop, table: %s}
        targets:
          orders: {from: orders, table: dwh.orders}
        """
        .formatted(table);
  }

  private static void noStackTrace(Printed printed) {
    assertThat(printed.all()).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
