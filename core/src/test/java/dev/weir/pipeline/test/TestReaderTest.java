package dev.weir.pipeline.test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineReader;
import dev.weir.pipeline.test.TestRows.Cell;
import dev.weir.pipeline.test.TestRows.Kind;
import dev.weir.schema.ColumnType.Simple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestReaderTest {
  private static final Pipeline PIPELINE =
      PipelineReader.read(
              "shop.yaml",
              """
              name: shop
              connections: {c: {kind: postgresql, database: books}}
              sources: {sale: {connection: c, table: sale}}
              transforms: {clean: {from: sale, steps: [{select: [id]}]}}
              """)
          .pipeline();

  private static PipelineTest read(String yaml) {
    return TestReader.read("t.yaml", yaml, PIPELINE);
  }

  @Test
  void aTestIsReadLikeThis() {
    PipelineTest test =
        read(
            """
            description: All of it.
            at: 2026-11-23T00:00:00Z
            given:
              sale:
                types: {at: date}
                rows: [{id: 1, name: a}, {id: 2.5, at: 2024-01-01, paid: true, name: "7"}]
            expect: {clean: [{id: null}]}
            expect-rejects: {clean: []}
            """);
    assertThat(test.description()).isEqualTo("All of it.");
    assertThat(test.at()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(test.wanted()).containsExactly("clean");
    TestRows sale = requireNonNull(test.given().get("sale"));
    assertThat(sale.columns()).containsExactly("at", "id", "name", "paid");
    assertThat(sale.columns())
        .extracting(sale::type)
        .containsExactly(Simple.DATE, Simple.DOUBLE, Simple.TEXT, Simple.BOOLEAN);
    assertThat(sale.cell(0, "at")).isEqualTo(Cell.NULL);
    assertThat(sale.cell(1, "name")).isEqualTo(new Cell(Kind.TEXT, "7"));
    assertThat(sale.pathOf("paid")).isEqualTo("given.sale.rows[1].paid");
    assertThat(test.expected())
        .containsExactly(
            Map.entry(
                "clean", new TestRows("expect.clean", Map.of(), List.of(Map.of("id", Cell.NULL)))));
  }

  @Test
  void timeStandsAtABeginningIfNothingIsSaid() {
    assertThat(read("expect: {clean: []}").at()).isEqualTo(TestReader.USUAL_TIME);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    at: today
                    gven: {}
                    given:
                      sales: [{id: 1}]
                      sale: {rows: [{id: [1]}, 2], type: {}}
                    expect: {sale: [], clean: {types: {id: varchar}}}
                    """))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID_TEST))
        .hasMessageContaining("t.yaml:1:5 at: 'today' is no moment, as in 2026-11-23T00:00:00Z")
        .hasMessageContaining("t.yaml:2:1 'gven' is not a key of a test.")
        .hasMessageContaining("t.yaml:4:3 given: 'sales' is not a data set.")
        .hasMessageContaining(
            "t.yaml:5:18 given.sale.rows[0].id: expected a value, or null, found a list")
        .hasMessageContaining("given.sale.rows[1]: expected a row: a map from columns to values")
        .hasMessageContaining("given.sale: 'type' is not a key beside rows.")
        .hasMessageContaining("t.yaml:6:10 expect: 'sale' is not a transform. Transforms: clean.")
        .hasMessageContaining("expect.clean.types.id: 'varchar' is not a type");
  }

  @Test
  void aTestExpectsSomething() {
    assertThatThrownBy(() -> read("given: {sale: [{id: 1}]}"))
        .hasMessageContaining("expects nothing: write expect, or expect-rejects");
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty: expected a test");
  }
}
