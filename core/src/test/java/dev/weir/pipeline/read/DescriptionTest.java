package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.pipeline.keys.PipelineKeys;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one description of the keys, and what is made of it. */
class DescriptionTest {
  private static final Path ROOT = Path.of(System.getProperty("weir.root", "."));

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(PipelineSchema.text(), InputFormat.JSON);

  @Test
  void everyKeyAndTableIsDescribed() {
    assertThat(PipelineKeys.PIPELINE.tables())
        .hasSizeGreaterThan(20)
        .allSatisfy(table -> assertThat(table.description()).endsWith("."));
    assertThat(PipelineKeys.PIPELINE.tables().flatMap(table -> table.keys().stream()))
        .allSatisfy(key -> assertThat(key.description()).as(key.name()).endsWith("."))
        .extracting(Key::name)
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z]+)*"));
  }

  @Test
  void theSchemaBesideThePipelinesIsTheOneOfTheCode() throws IOException {
    assertThat(Files.readString(ROOT.resolve("pipelines/pipeline.schema.json")))
        .as("run: ./weir schema > pipelines/pipeline.schema.json")
        .isEqualTo(PipelineSchema.text());
  }

  @Test
  void theReferenceListsEveryKeyAsTheCodeDoes() throws IOException {
    String made = "<!-- keys -->\n\n" + PipelineReference.markdown() + "\n<!-- /keys -->";
    Files.writeString(ROOT.resolve("core/target/pipeline-keys.md"), made);
    assertThat(Files.readString(ROOT.resolve("docs/reference/pipeline.md")))
        .as("put core/target/pipeline-keys.md between the marks")
        .contains(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"course-ratings", "files", "hacker-news", "store"})
  void theSchemaAcceptsThePipelinesThatComeWithWeir(String name) throws IOException {
    String yaml = Files.readString(ROOT.resolve("pipelines/" + name + "/pipeline.yaml"));
    assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nme: shop",
        "name: Shop",
        "name: 5",
        "connections: {c: {kind: oracle, database: d}}",
        "connections: {c: {kind: postgresql}}",
        "connections: {c: {kind: file, max-connections: 0}}",
        "sources: {s: {connection: c}}",
        "sources: {s: {connection: c, table: a, query: b}}",
        "sources: {s: {connection: c, table: a, partition: many}}",
        "sources: {S: {connection: c, table: a}}",
        "sources: {s: {connection: c, path: x, columns: {a: varchar}}}",
        "transforms: {t: {from: s}}",
        "transforms: {t: {from: s, steps: []}}",
        "transforms: {t: {from: s, steps: [{agregate: {}}]}}",
        "transforms: {t: {from: s, steps: [{select: [a], sort: [a]}]}}",
        "transforms: {t: {from: s, steps: [{split: {column: a, separator: x, into: [b]}}]}}",
        "transforms: {t: {from: s, steps: [{aggregate: {columns: {n: median(x)}}}]}}",
        "transforms: {t: {from: s, sql: SELECT 1}}",
        "checks: {s: [{unique: []}]}",
        "checks: {s: [{severity: warn}]}",
        "checks: {s: [{range: {column: a}}]}",
        "targets: {t: {from: s, table: course}}",
        "targets: {t: {from: s, table: dwh.course, write: insert}}",
        "queries: {q: {sql: SELECT 1, parameters: {p: varchar}}}"
      })
  void theSchemaAndTheReaderRefuseTheSame(String wrong) {
    String key = wrong.substring(0, wrong.indexOf(':'));
    String yaml = Examples.SMALL.replaceFirst("(?m)^" + key + ":.*$", "") + wrong + "\n";
    assertThat(schema.validate(yaml, InputFormat.YAML)).isNotEmpty();
    assertThat(Examples.problems(yaml)).isNotEmpty();
  }

  @Test
  void theSmallestPipelineIsRightForBoth() {
    assertThat(schema.validate(Examples.SMALL, InputFormat.YAML)).isEmpty();
    assertThat(Examples.problems(Examples.SMALL)).isEmpty();
  }

  @Test
  void noTwoTablesShareAName() {
    assertThat(PipelineKeys.PIPELINE.tables().distinct().map(Table::name)).doesNotHaveDuplicates();
  }
}
