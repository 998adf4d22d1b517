package dev.weir.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsViewTest {
  private static final Rows ROWS =
      new Rows(
          Schema.of(
              Column.nullable("title", Simple.TEXT), Column.nullable("price", new Decimal(12, 2))),
          List.of(
              Arrays.asList("a \"b\",\nc", new BigDecimal("10.00")),
              Arrays.asList("", null),
              Arrays.asList(null, new BigDecimal("1234567890.12"))),
          true);

  @Test
  void aTableShowsMissingValuesAndSaysThatThereIsMore() {
    assertThat(printed(RowsView.TABLE))
        .isEqualTo(
            """
            title             price
            ────────  ─────────────
            a "b",⏎c          10.00
                                  ·
            ·         1234567890.12
            (3 rows; there are more: raise --limit)
            """);
  }

  @Test
  void csvTellsAnEmptyTextFromAMissingValue() {
    assertThat(printed(RowsView.CSV))
        .isEqualTo("title,price\n\"a \"\"b\"\",\nc\",10.00\n\"\",\n,1234567890.12\n");
  }

  @Test
  void aTimestampIsWrittenAsSourcesWriteIt() {
    Rows rows =
        new Rows(
            Schema.of(Column.nullable("at", Simple.TIMESTAMP)),
            List.of(
                List.of(LocalDateTime.parse("2026-02-28T23:59")),
                List.of(LocalDateTime.parse("2026-02-28T23:59:00.1")),
                List.of(LocalDateTime.parse("0001-01-01T00:00:00.000001"))),
            false);
    assertThat(printed(RowsView.CSV, rows))
        .isEqualTo("at\n2026-02-28T23:59:00\n2026-02-28T23:59:00.1\n0001-01-01T00:00:00.000001\n");
  }

  @Test
  void jsonKeepsDecimalsExact() {
    assertThat(printed(RowsView.JSON))
        .contains("\"price\" : 10.00")
        .contains("\"price\" : 1234567890.12")
        .contains("\"price\" : null");
  }

  private static String printed(RowsView view) {
    return printed(view, ROWS);
  }

  private static String printed(RowsView view, Rows rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    view.print(rows, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
