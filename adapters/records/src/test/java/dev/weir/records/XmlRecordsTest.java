package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Format;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlRecordsTest {
  private static final String COLUMNS = "id text, title text, author text /author/name";

  @Test
  void attributesAndChildrenAreFields() throws Exception {
    Collected xml =
        xml(
            "/catalog/book",
            """
            <?xml version="1.0"?><catalog xmlns="urn:x"><book id="9"/><shelf><book id="0"/></shelf>
            <book id="1"><title lang="en">A &amp; B</title><author><name><![CDATA[<Ann>]]></name></author></book>
            <x:book xmlns:x="urn:y" id="2"><title>C</title><title>D</title></x:book></catalog>
            """);
    assertThat(xml.rows)
        .containsExactly(
            "[9, null, null]",
            "[1, {\"lang\":\"en\",\"#text\":\"A & B\"}, <Ann>]",
            "[2, [\"C\",\"D\"], null]");
  }

  @Test
  void valuesAreOfTheirTypeOrRejected() throws Exception {
    Collected xml =
        Collected.of(
            Format.XML,
            "/r/n",
            "v integer #text, t text",
            "<r><n>1</n><n>x</n><n> 3 </n><n><t/></n></r>");
    assertThat(xml.rows).containsExactly("[1, null]", "[3, null]", "[null, ]");
    assertThat(xml.kinds()).containsExactly("2: not an integer: column v");
  }

  @Test
  void theWholeDocumentMayBeOneRecord() throws Exception {
    assertThat(xml("", "<book id='1'><title>T</title></book>").rows)
        .containsExactly("[1, T, null]");
    assertThat(xml("/book", "<book id='1'/>").rows).containsExactly("[1, null, null]");
  }

  @Test
  void noRecordsAreNoErrorButAnotherRootIs() throws Exception {
    assertThat(xml("/catalog/book", "<catalog/>").rows).isEmpty();
    assertThatThrownBy(() -> xml("/catalog/book", "<shop><book/></shop>"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("there is no element /catalog/book, the root is <shop>");
  }

  @Test
  void noEntityIsResolvedAndNoFileIsRead(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String external =
        "<!DOCTYPE b [<!ENTITY x SYSTEM '%s'>]><b id='1'><title>&x;</title></b>"
            .formatted(secret.toUri());
    assertThatThrownBy(() -> xml("", external))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessageContaining("entity");
    String internal = "<!DOCTYPE b [<!ENTITY x 'y'>]><b id='1'><title>&x;</title></b>";
    assertThatThrownBy(() -> xml("", internal))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessageContaining("entity");
  }

  @Test
  void aBrokenDocumentKeepsTheRecordsBefore() {
    Collected collected = new Collected();
    assertThatThrownBy(() -> read(collected, "<r><n id='1'/><n id='2'></r>"))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessageContaining("must be terminated")
        .extracting(e -> ((UnusableDocument.Broken) e).position())
        .isEqualTo(2L);
    assertThat(collected.rows).containsExactly("[1, null, null]");
  }

  @Test
  void depthAndSizeAreBounded() {
    assertThatThrownBy(
            () -> read(new Collected(), "<r><n>" + "<a>".repeat(9) + "</a>".repeat(9) + "</n></r>"))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessage("elements are nested deeper than 8");
    assertThatThrownBy(
            () -> read(new Collected(), "<r><n>" + "<a>x</a>".repeat(100_000) + "</n></r>"))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessage("a record is larger than 2000 bytes");
  }

  @Test
  void manyEscapesInALongDocumentAreNoProblem() throws Exception {
    String document =
        "<r>" + "<n id='1'><title>&lt;&amp;&#228;</title></n>".repeat(60_000) + "</r>";
    assertThat(xml("/r/n", document).rows).hasSize(60_000).containsOnly("[1, <&ä, null]");
  }

  private static void read(Collected collected, String document) throws Exception {
    collected.read(
        Format.XML,
        "/r/n",
        COLUMNS,
        document.getBytes(StandardCharsets.UTF_8),
        new RecordLimits(2000, 8));
  }

  private static Collected xml(String records, String document) throws Exception {
    return Collected.of(Format.XML, records, COLUMNS, document);
  }
}
