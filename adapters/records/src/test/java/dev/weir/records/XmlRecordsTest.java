package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Format;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            <book id="2"><title>C</title><title>D</title></book></catalog>
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
  void whatIsNilIsNull() throws Exception {
    Collected xml =
        Collected.of(
            Format.XML,
            "/r/n",
            "v integer, t text",
            """
            <r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:other">
            <n><v xsi:nil="true"/><t xsi:nil="1"></t></n><n><v xsi:nil="false">2</v><t/></n>
            <n><t o:nil="true"/></n><n><t xsi:nil="true" why="lost"/></n><n xsi:nil="true"/>
            <n><t>a</t><t xsi:nil="true"/></n></r>
            """);
    assertThat(xml.rejects).isEmpty();
    assertThat(xml.rows)
        .containsExactly(
            "[null, null]",
            "[2, ]",
            "[null, {\"o:nil\":\"true\"}]",
            "[null, {\"why\":\"lost\"}]",
            "[null, null]",
            "[null, [\"a\",null]]");
  }

  @Test
  void aPathMayNameANamespace() throws Exception {
    String feed =
        """
        <rss xmlns:media="urn:media" xmlns:m="urn:media"><channel>
        <item><title xml:lang="en">T</title><media:title>P</media:title>
          <media:group><media:title>G</media:title></media:group></item>
        <item><media:title>only</media:title></item></channel></rss>
        """;
    Collected xml =
        Collected.of(
            Format.XML,
            "/rss/channel/item",
            "t text /title/#text, l text /title/xml:lang, p text /media:title, g text"
                + " /media:group/media:title",
            feed);
    assertThat(xml.rows).containsExactly("[T, en, P, G]", "[null, null, only, null]");
    assertThat(xml.rejects).isEmpty();
  }

  @Test
  void aNameWithoutAPrefixIsInTheNamespaceItIsIn() throws Exception {
    String orders =
        """
        <o:orders xmlns:o="urn:o" xmlns:x="urn:x"><o:order o:id="1"><o:city>Lyon</o:city></o:order>
        <x:order id="8"/><order xmlns="urn:o" id="2"><city>Bonn</city></order></o:orders>
        """;
    String columns = "id text, city text";
    assertThat(Collected.of(Format.XML, "/orders/order", columns, orders).rows)
        .containsExactly("[1, Lyon]", "[2, Bonn]");
    assertThat(
            Collected.of(Format.XML, "/o:orders/o:order", "id text /o:id, c text /o:city", orders)
                .rows)
        .containsExactly("[1, Lyon]");
    assertThat(Collected.of(Format.XML, "/orders/x:order", columns, orders).rows)
        .containsExactly("[8, null]");
  }

  @Test
  void oneNameInTwoNamespacesIsRejected() throws Exception {
    Collected xml =
        Collected.of(
            Format.XML,
            "/r/m:n",
            "v text",
            "<r xmlns:m='urn:m'><m:n><v>1</v></m:n><m:n><v>2</v><m:v>3</m:v></m:n></r>");
    assertThat(xml.rows).containsExactly("[1]");
    assertThat(xml.rejects)
        .containsExactly(
            new Reject(
                2,
                "one name in two namespaces",
                "one name in two namespaces: 'v'",
                "{\"v\":[\"2\",\"3\"]}"));
  }

  @Test
  void recordsOfAnotherNamespaceAreNotNoRecords() {
    assertThatThrownBy(() -> xml("/r/n", "<r xmlns:a='urn:a'><a:n id='1'/></r>"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage(
            "there is no element /r/n, but <a:n>: a path names it with its prefix, or without if it"
                + " has none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<r><n id='1'/>",
        "<r><n id='1'/></r><r/>",
        "<r><n id='1'></r>",
        "<r><n id='1'/><n a='1' a='2'/></r>",
        "<r><n id='1'/><x:n/></r>",
        "<r><n id='1'/>\u0001</r>"
      })
  void whatTheParserSaysIsThrownAndNotPrinted(String document) {
    assertBrokenInSilence(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bytesThatAreNotOfTheEncodingAreBroken() {
    String head = "<?xml version='1.0'?>\n<r><n id='1'/>";
    for (byte[] document :
        List.of(
            (head + "<n id='Zo\u00eb'/></r>").getBytes(StandardCharsets.ISO_8859_1),
            (head + "\u00eb\u00eb").getBytes(StandardCharsets.ISO_8859_1),
            new byte[] {(byte) 0xff, 0x3a, 1},
            "<?xml version='1.0' encoding='no-such'?><r/>".getBytes(StandardCharsets.UTF_8),
            "<?xml version='1.0' encoding='%'?><r/>".getBytes(StandardCharsets.UTF_8))) {
      assertBrokenInSilence(document);
    }
    assertThatThrownBy(
            () ->
                readBytes(
                    new Collected(),
                    "<r><n id='\u00eb'/></r>".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("there are bytes that are not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "windows-1252"})
  void theEncodingIsTheOneThatTheDocumentSays(String encoding) throws Exception {
    Charset charset = Charset.forName(encoding);
    String declared =
        "<?xml version=\"1.0\" encoding=\"%s\"?><r><n id='Zo\u00eb'/></r>".formatted(encoding);
    Collected collected = new Collected();
    readBytes(collected, declared.getBytes(charset));
    if (encoding.matches("UTF-8|UTF-16.E")) {
      readBytes(collected, ("\ufeff" + declared).getBytes(charset));
    }
    assertThat(collected.rows).isNotEmpty().containsOnly("[Zo\u00eb, null, null]");
  }

  private static void assertBrokenInSilence(byte[] document) {
    PrintStream stderr = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> readBytes(new Collected(), document))
          .isInstanceOf(UnusableDocument.Broken.class);
    } finally {
      System.setErr(stderr);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
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
        .extracting(e -> ((UnusableDocument.Broken) e).place().record())
        .isEqualTo(2L);
    assertThat(collected.rows).containsExactly("[1, null, null]");
  }

  @Test
  void depthAndSizeAreBounded() throws Exception {
    Collected deep = new Collected();
    read(deep, "<r><n id='1'/><n>" + "<a>".repeat(9) + "</a>".repeat(9) + "</n><n id='3'/></r>");
    assertThat(deep.rows).containsExactly("[1, null, null]", "[3, null, null]");
    assertThat(deep.kinds()).containsExactly("2: nested deeper than 8");
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
    readBytes(collected, document.getBytes(StandardCharsets.UTF_8));
  }

  private static void readBytes(Collected collected, byte[] document) throws Exception {
    collected.read(Format.XML, "/r/n", COLUMNS, document, new RecordLimits(2000, 8));
  }

  private static Collected xml(String records, String document) throws Exception {
    return Collected.of(Format.XML, records, COLUMNS, document);
  }
}
