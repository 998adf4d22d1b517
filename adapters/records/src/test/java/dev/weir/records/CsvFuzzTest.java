package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.testkit.fuzz.Fuzz;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** CSV as Apache Commons CSV reads and writes it. */
class CsvFuzzTest {
  private static final int ROUNDS = 8000;
  private static final String HEADER = "a,b\n";

  /** Where the two do not mean the same: a lone CR, and white space behind a closing quote. */
  private static final Pattern APART = Pattern.compile("\r(?!\n)|\"[\\p{Z}\\p{Cc}&&[^\r\n]]");

  private static final CSVFormat SECOND =
      CSVFormat.RFC4180
          .builder()
          .setIgnoreEmptyLines(true)
          .setNullString("")
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .get();

  /** The second parser knows no bound for the lines of a field. */
  private static final Notation LONG_FIELDS =
      new Notation(
          Optional.empty(),
          new Layout(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Header.FIRST_LINE,
              0,
              Integer.MAX_VALUE),
          Numbers.PLAIN,
          Optional.empty());

  private static final String[] PIECES = {
    "\"", "\"\"", ",", "\n", "\r\n", ";", "'", "\\", " ", "x", "ü", "🎓", "null", "1.5", "#", "\t"
  };

  @Test
  void whatASecondParserReadsIsReadAlike() {
    Fuzz.of(CsvFuzzTest.class, "seeds/csv", ROUNDS, PIECES).run(CsvFuzzTest::compare);
  }

  @Test
  void whatASecondWriterWritesIsReadAsItWas() {
    Fuzz.generated(ROUNDS / 4, CsvFuzzTest::roundTrip);
  }

  private static void compare(byte[] body) throws Exception {
    String text = new String(body, StandardCharsets.UTF_8);
    Collected read = csv(text);
    List<CSVRecord> second = second(text);
    if (second.isEmpty() || APART.matcher(text).find()) {
      return;
    }
    List<String> rows =
        second.stream()
            .filter(each -> each.size() == 2)
            .map(each -> Arrays.toString(each.values()))
            .toList();
    assertThat(read.rows).isEqualTo(rows);
    assertThat(read.rejects).hasSize(second.size() - rows.size());
  }

  /** Empty if it refuses the file: Weir goes on behind a broken line. */
  private static List<CSVRecord> second(String body) throws IOException {
    try {
      return SECOND.parse(new StringReader(body)).getRecords();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static void roundTrip(SplittableRandom random) throws Exception {
    StringBuilder text = new StringBuilder(HEADER);
    List<String> rows = new ArrayList<>();
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    try (CSVPrinter printer = SECOND.builder().setRecordSeparator(lineEnd).get().print(text)) {
      for (int count = random.nextInt(5) + 1; count > 0; count--) {
        @Nullable String[] row = {field(random), field(random)};
        printer.printRecord((Object[]) row);
        rows.add(Arrays.toString(row));
      }
    }
    Collected read = csv(text.substring(HEADER.length()));
    assertThat(read.rows).as(text.toString()).isEqualTo(rows);
    assertThat(read.rejects).isEmpty();
  }

  private static @Nullable String field(SplittableRandom random) {
    int pieces = random.nextInt(-1, 5);
    if (pieces < 0) {
      return null;
    }
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      field.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return field.toString();
  }

  private static Collected csv(String body) throws Exception {
    return Collected.of(
        Format.CSV,
        LONG_FIELDS,
        "a text, b text",
        (HEADER + body).getBytes(StandardCharsets.UTF_8));
  }
}
