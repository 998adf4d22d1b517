package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.json.Json;
import dev.weir.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weir diff} says of two runs. */
class DiffCommandTest {
  private static final Path INPUT = Path.of("pipelines/shop/input/a.csv");
  private static final String PIPELINE =
      """
      name: shop
      connections: {inbox: {kind: file}}
      sources:
        item: {connection: inbox, path: "*.csv", columns: {id: integer, name: text}}
      transforms:
        named: {from: item, steps: [{filter: id > 0}]}
      targets:
        named: {from: named, table: dwh.named, write: merge, keys: [id]}
      """;

  @TempDir private Path root;
  private CommandLineFixture weir;

  @BeforeEach
  void project() {
    weir =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString())
            .pipeline("shop", PIPELINE);
  }

  private String run(String csv) {
    Printed printed = weir.file(INPUT, csv).weir("run", "shop", "--json");
    assertThat(printed.exitCode()).as(printed.all()).isZero();
    return Json.read(printed.out().getBytes(UTF_8), JsonNode.class).get("runId").asText();
  }

  @Test
  void rowsThatCameWentAndChangedAreCountedAndShownByKey() {
    String before = run("id,name\n1,a\n2,b\n3,c\n5,e\n");
    String same = run("id,name\n3,c\n5,e\n1,a\n2,b\n");
    Printed nothing = weir.weir("diff", before, same, "--fail-if-diff");
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out()).endsWith("Both runs made the same.\n");

    String now = run("id,name\n1,a\n5,e\n3,z\n4,d\n");
    Printed different = weir.weir("diff", before, now, "named", "--fail-if-diff");
    assertThat(different.exitCode()).isEqualTo(1);
    assertThat(different.out())
        .isEqualToNormalizingNewlines(
            """
            data set  before  now  only before  only now  changed  columns
            ────────  ──────  ───  ───────────  ────────  ───────  ───────
            named          4    4            2         2        1
            ±  id  name
            ─  ──  ────
            -   2  b
            -   3  c
            +   3  z
            +   4  d
            (4 rows)
            """);
  }

  @Test
  void columnsThatDifferAreNamedAndTheOthersCompared() {
    String before = run("id,name,price\n1,a,5\n");
    weir.pipeline(
        "shop", PIPELINE.replace("id: integer, name: text", "id: bigint, price: integer"));
    String now = run("id,name,price\n1,a,5\n");
    JsonNode item =
        Json.read(
                weir.weir("diff", before, now, "item", "--json").out().getBytes(UTF_8),
                JsonNode.class)
            .get(0);
    assertThat(item.get("columns").toString())
        .isEqualTo("[\"~ id integer → bigint\",\"- name\",\"+ price\"]");
    assertThat(item.has("onlyBefore")).isFalse();
    assertThat(weir.weir("diff", before, now, "--fail-if-diff").exitCode()).isEqualTo(1);
  }

  @Test
  void whatCannotBeComparedIsTold() {
    String run = run("id,name\n1,a\n");
    Printed unknown = weir.weir("diff", run, "shop-20260101T000000Z");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("Cannot compare run 'shop-20260101T000000Z': the lake has nothing of it");
    assertThat(weir.weir("diff", "nonsense", run).err()).contains("Cannot compare run 'nonsense'");
    assertThat(weir.weir("diff", run, run, "nmaed").err())
        .contains("'nmaed' is not a data set")
        .contains("Did you mean 'named'?");
  }
}
