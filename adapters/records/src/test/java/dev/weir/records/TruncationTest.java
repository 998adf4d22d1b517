package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.source.Format;
import dev.weir.records.gzip.GzipMembers;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document that is cut off at any byte is never read to a good end with fewer rows. */
class TruncationTest {
  private static final int GZIP_BUFFER = 13;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          JSON |       | [{"id":1,"t":"Zoë"},{"id":2,"t":[1.5,null]},{"id":3}]
          JSON | /a/b  | {"x":[1],"a":{"b":[{"id":1},{"id":2}],"c":0},"d":"e"}
          JSON | /*    | {"a":{"id":1},"b":{"id":2,"t":"x"}}
          XML  | /r/n  | <?xml version="1.0"?><r><n id="1"/><n><id>2</id><t>Zoë &amp; <![CDATA[<x>]]></t></n><!-- c --></r>
          XML  |       | <n id="1"><t>x</t></n>
          """)
  void cutAtAnyByteItIsBroken(Format format, String records, String document) throws Exception {
    byte[] whole = document.getBytes(StandardCharsets.UTF_8);
    byte[] packed = packed(whole);
    String at = records == null ? "" : records;
    assertThat(rows(format, at, new ByteArrayInputStream(whole))).isPositive();
    assertThat(rows(format, at, unpacked(packed))).isPositive();
    for (int length = 0; length < whole.length; length++) {
      assertThat(rows(format, at, new ByteArrayInputStream(Arrays.copyOf(whole, length))))
          .as("cut to %d of %d bytes", length, whole.length)
          .isNegative();
    }
    for (int length = 0; length < packed.length; length++) {
      assertThat(rows(format, at, unpacked(Arrays.copyOf(packed, length))))
          .as("packed, cut to %d of %d bytes", length, packed.length)
          .isNegative();
    }
  }

  @ParameterizedTest
  @CsvSource({"CSV", "TSV", "JSON_LINES", "TEXT"})
  void linesThatArePackedAreBrokenToo(Format format) throws Exception {
    byte[] packed = packed("id\n{\"id\":1}\n{\"id\":2}\n".getBytes(StandardCharsets.UTF_8));
    for (int length = 0; length < packed.length; length++) {
      assertThat(rows(format, "", unpacked(Arrays.copyOf(packed, length))))
          .as("packed, cut to %d of %d bytes", length, packed.length)
          .isNegative();
    }
  }

  /** How many; negative if the document is broken. */
  private static int rows(Format format, String records, InputStream input) throws IOException {
    Collected collected = new Collected();
    try {
      collected.read(format, records, "id text", input, RecordLimits.DEFAULT);
      return collected.rows.size();
    } catch (ZipException _) {
      return -1;
    } catch (UnusableDocument e) {
      assertThat(e).isNotInstanceOf(UnusableDocument.Unexpected.class);
      return -1;
    }
  }

  private static InputStream unpacked(byte[] packed) {
    return new GzipMembers(new ByteArrayInputStream(packed), GZIP_BUFFER);
  }

  private static byte[] packed(byte[] document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document);
    }
    return bytes.toByteArray();
  }
}
