package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.making.Sample.Rejected;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.pipeline.source.TextEncoding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not UTF-8        | not UTF-8                                  | encoding: windows-1252
          not a number     | not a number: column p, value '1.234,56'   | decimal: ","
          not an integer   | not an integer: column n, value '1,0'      | decimal: ","
          not a date       | not a date: column d, value '31.12.2025'   | format: "%d.%m.%Y"
          not a date       | not a date: column d, value '12/31/2025'   | "%m/%d/%Y"
          """)
  void aRejectThatLooksLikeAnotherNotationSaysWhatToWrite(String kind, String reason, String line) {
    assertThat(Hints.of(Notation.PLAIN, List.of(new Rejected("f 2", kind, reason))))
        .singleElement()
        .asString()
        .contains(line);
  }

  @Test
  void whatIsWrittenIsNotSaidAgain() {
    Notation written =
        new Notation(
            Optional.of(TextEncoding.WINDOWS_1252),
            Layout.PLAIN,
            new Numbers(',', Optional.empty()),
            Optional.empty());
    List<Rejected> rejects =
        List.of(
            new Rejected("f 2", "not UTF-8", "not UTF-8"),
            new Rejected("f 3", "not a number", "not a number: column p, value '1,2'"),
            new Rejected("f 4", "not a number", "not a number: column p, value 'x'"));
    assertThat(Hints.of(written, rejects)).isEmpty();
  }
}
