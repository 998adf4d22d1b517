package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.source.Format;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.testkit.fuzz.Fuzz;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whatever a document holds: rows, rejects, or that it cannot be used. */
class DocumentsFuzzTest {
  private static final int ROUNDS = 5000;
  private static final String COLUMNS = "id decimal(18,2) id, name text name";
  private static final RecordLimits LIMITS = new RecordLimits(100_000, 100);

  @Test
  void anyJsonIsRowsOrRejectsOrUnusable() {
    json("json").run(input -> read(Format.JSON, "/rows", input));
    json("json").run(input -> read(Format.JSON, "", input));
    json("json").run(input -> read(Format.JSON, "/*", input));
    json("jsonl").run(input -> read(Format.JSON_LINES, "", input));
  }

  @Test
  void anyXmlIsRowsOrRejectsOrUnusable() {
    xml().run(input -> read(Format.XML, "/feed/rows", input));
  }

  private static void read(Format format, String records, byte[] input) throws IOException {
    try {
      Collected.of(format, records, COLUMNS, input, LIMITS);
    } catch (UnusableDocument e) {
      assertThat(e.getMessage()).doesNotContain("Exception").hasSizeLessThan(2_100);
    }
  }

  private static Fuzz json(String seeds) {
    return Fuzz.of(
        DocumentsFuzzTest.class,
        "seeds/" + seeds,
        ROUNDS,
        "{",
        "[",
        "]",
        "}",
        "\"",
        "\\",
        "\\ud800",
        "1e999999999",
        "-0",
        "NaN",
        "null",
        ",",
        ":",
        "\"id\":",
        "\u0000",
        "//",
        "/*");
  }

  private static Fuzz xml() {
    return Fuzz.of(
        DocumentsFuzzTest.class,
        "seeds/xml",
        ROUNDS,
        "<",
        ">",
        "</",
        "/>",
        "&",
        "&#0;",
        "&#x10ffff;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?x ",
        "<rows>",
        "</rows>",
        "<!DOCTYPE feed [",
        "<!ENTITY e SYSTEM \"file:///etc/passwd\">",
        "&e;",
        " a='",
        "xmlns:m='urn:x'",
        "xsi:nil='true'");
  }
}
