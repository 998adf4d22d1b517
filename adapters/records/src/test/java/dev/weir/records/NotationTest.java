package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.pipeline.source.TextEncoding;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.schema.ColumnType.Simple;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
  private static final String COLUMNS = "id integer, name text";

  @Test
  void fieldsAreSeparatedAndQuotedAsTheSourceSays() throws Exception {
    assertThat(csv(fields(";", "'", ""), "id;name\n1;'a;b'\n2;\"c\"\n'3';'it''s\n4'\n").rows)
        .containsExactly("[1, a;b]", "[2, \"c\"]", "[3, it's\n4]");
    assertThat(csv(fields("\t", "\0", ""), "id\tname\n1\t\"a\n2\tb\"\n").rows)
        .containsExactly("[1, \"a]", "[2, b\"]");
    Collected tsv = read(Format.TSV, fields("", "\"", ""), "id\tname\n1\t\"a\tb\"\n");
    assertThat(tsv.rows).containsExactly("[1, a\tb]");
  }

  @Test
  void anEscapeMakesTextOfWhatItStandsBefore() throws Exception {
    Collected csv =
        csv(
            fields(",", "\"", "\\"),
            """
            id,name
            1,"12\\" vinyl, long"
            2,"ends in \\\\"
            3,a\\,b\\
            c
            4,"tab\\there"
            5,C:\\data
            6,"last"
            """);
    assertThat(csv.rows)
        .containsExactly(
            "[1, 12\" vinyl, long]",
            "[2, ends in \\]",
            "[3, a,b\nc]",
            "[4, tab\there]",
            "[6, last]");
    assertThat(csv.kinds()).containsExactly("7: an escape that means nothing");
    assertThat(csv(fields(",", "\"", "^"), "id,name\n1,^n^^^,\n").rows).containsExactly("[1, n^,]");
  }

  @Test
  void wordsThatMeanNoValueAreNullUnlessTextIsQuoted() throws Exception {
    Collected csv =
        csv(
            nulls("NA", "\\N", "-"),
            "id,name\nNA,NA\n1,\"NA\"\n\"NA\",NULL\n\\N,\\N\n-,--\n4,\n,x\n");
    assertThat(csv.rows)
        .containsExactly(
            "[null, null]",
            "[1, NA]",
            "[null, NULL]",
            "[null, null]",
            "[null, --]",
            "[4, ]",
            "[null, x]");
    assertThat(csv(nulls("", "NA"), "id,name\n1,\n2,NA\n3,\"\"\n").rows)
        .containsExactly("[1, null]", "[2, null]", "[3, ]");
  }

  @Test
  void aWordBehindAnEscapeIsNullOnlyWhereItIsTheWholeField() throws Exception {
    Layout layout = fields(",", "\"", "\\").layout();
    Notation notation =
        new Notation(Optional.empty(), layout, Numbers.PLAIN, Optional.of(List.of("\\N")));
    Collected csv = csv(notation, "id,name\n1,\\N\n2,\\Nx\n3,x\\N\n4,\"\\N\"\n\\N,x\n");
    assertThat(csv.rows).containsExactly("[1, null]", "[null, x]");
    assertThat(csv.kinds())
        .containsExactly(
            "3: an escape that means nothing",
            "4: an escape that means nothing",
            "5: an escape that means nothing");
  }

  @Test
  void nullsAndNumbersInTheTextOfJsonAreReadAlike() throws Exception {
    Notation notation =
        new Notation(
            Optional.empty(),
            Layout.PLAIN,
            new Numbers(',', Optional.of('.')),
            Optional.of(List.of("n/a")));
    Collected lines =
        read(
            Format.JSON_LINES,
            notation,
            """
            {"id": "1.234", "name": "n/a"}
            {"id": "n/a", "name": ""}
            {"id": 1.0, "name": "x"}
            {"id": "1.0", "name": "x"}
            """);
    assertThat(lines.rows).containsExactly("[1234, null]", "[null, ]", "[1, x]");
    assertThat(lines.kinds()).containsExactly("4: not an integer: column id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ,.  | decimal(10,2) | 1.234,56     | 1234.56
          ,.  | decimal(10,2) | -1.234.567,5 | -1234567.50
          ,.  | decimal(10,2) | 1234,5       | 1234.50
          ,.  | decimal(10,2) | 0,5          | 0.50
          ,.  | decimal(10,2) | 1.5          | ! not a number
          ,.  | decimal(10,2) | 12.34,5      | ! not a number
          ,.  | decimal(10,2) | 1234.567     | ! not a number
          ,.  | decimal(10,2) | 1.234.56     | ! not a number
          ,.  | decimal(10,2) | .234         | ! not a number
          ,.  | decimal(10,2) | 1,234.5      | ! not a number
          ,.  | decimal(10,2) | 1,5,0        | ! not a number
          ,.  | decimal(10,2) | 1,505        | ! does not fit decimal(10,2)
          ,.  | integer       | 1.000        | 1000
          ,.  | integer       | 1,5          | ! not an integer
          ,.  | integer       | 1.5          | ! not an integer
          ,.  | integer       | 7,0          | 7
          ,.  | double        | 1,5e3        | 1500.0
          ,.  | double        | 1,5e3,0      | ! not a number
          ,.  | double        | -Infinity    | -Infinity
          ,.  | double        | -0,0         | -0.0
          ,.  | date          | 2026-02-28   | 2026-02-28
          ,.  | text          | 1.234,56     | 1.234,56
          ,   | double        | 7.00         | ! not a number
          .,  | bigint        | 1,234,567    | 1234567
          ,' '  | double      | 1 234,5      | 1234.5
          ,' '  | double      | 1\u00a0234,5 | 1234.5
          ,' '  | double      | 1\u202f234,5 | 1234.5
          .'    | double      | 1'234.5      | 1234.5
          """)
  void numbersAreWrittenAsTheSourceSaysAndNotOtherwise(
      String marks, String type, String text, String expected) throws Exception {
    String bare = marks.replace("' '", " ");
    Optional<Character> thousands =
        bare.length() > 1 ? Optional.of(bare.charAt(1)) : Optional.empty();
    Notation notation =
        new Notation(
            Optional.empty(),
            fields(";", "\"", "").layout(),
            new Numbers(bare.charAt(0), thousands),
            Optional.empty());
    Collected csv =
        Collected.of(
            Format.CSV,
            notation,
            "v " + type,
            ("v;x\n " + text.translateEscapes() + ";\n").getBytes(StandardCharsets.UTF_8));
    if (expected.startsWith("! ")) {
      assertThat(csv.rejects)
          .extracting(Reject::kind)
          .containsExactly(expected.substring(2) + ": column v");
    } else {
      assertThat(csv.rows)
          .hasSize(1)
          .first()
          .asString()
          .isEqualToIgnoringWhitespace("[" + expected + "]");
    }
  }

  @Test
  void aColumnOfTimesMayHaveAFormatOfItsOwn() throws Exception {
    Map<String, Field> columns = new LinkedHashMap<>();
    columns.put("d", new Field(Simple.DATE, "d", Optional.of("%d.%m.%Y"), false));
    columns.put("t", new Field(Simple.TIMESTAMP, "t", Optional.of("%Y%m%d%H%M%S"), false));
    Collected csv = new Collected();
    String document = "d,t\n31.12.2025,20260228235959\n1.2.2026,\n2026-02-01,\n30.02.2026,\n,\n";
    new Records(Format.CSV, "", Notation.PLAIN, columns, RecordLimits.DEFAULT)
        .read("f", new ByteArrayInputStream(bytes(document)), csv);
    assertThat(csv.rows)
        .containsExactly("[2025-12-31, 2026-02-28T23:59:59]", "[2026-02-01, null]", "[null, null]");
    assertThat(csv.kinds())
        .containsExactly(
            "4: not a date of format %d.%m.%Y: column d",
            "5: not a date of format %d.%m.%Y: column d");
    Collected lines = new Collected();
    String json = "{\"d\": \"31.12.2025\", \"t\": 20260228235959}\n{\"d\": \"2025-12-31\"}\n";
    new Records(Format.JSON_LINES, "", Notation.PLAIN, columns, RecordLimits.DEFAULT)
        .read("f", new ByteArrayInputStream(bytes(json)), lines);
    assertThat(lines.rows).containsExactly("[2025-12-31, 2026-02-28T23:59:59]");
    assertThat(lines.kinds()).containsExactly("2: not a date of format %d.%m.%Y: column d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          id;name   ! write  delimiter: ";"
          id|name   ! write  delimiter: "|"
          id\\tname ! write  delimiter: "\\t"
          i\\0d\\0   ! write  encoding: utf-16le
          \\0i\\0d   ! write  encoding: utf-16be
          """)
  void aHeaderThatLooksLikeAnotherDialectSaysWhatToWrite(String header, String hint) {
    String document = header.translateEscapes() + "\n1;a\n";
    assertThatThrownBy(() -> csv(Notation.PLAIN, document))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessageStartingWith("it has no column 'id'")
        .hasMessageEndingWith(hint.translateEscapes().replace("\t", "\\t"));
  }

  @Test
  void aHeaderOfOtherLettersSaysWhatToWrite() {
    byte[] bytes = "id,größe\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(Notation.PLAIN, bytes))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessageStartingWith("its header cannot be read: not UTF-8")
        .hasMessageEndingWith("write  encoding: windows-1252");
  }

  @Test
  void withoutAHeaderColumnsHavePositions() throws Exception {
    Notation notation = layout(Header.NONE, 0);
    String columns = "who text 3, id integer 1";
    Collected csv =
        Collected.of(Format.CSV, notation, columns, bytes("1,x,Ada\n2,y,Zoë\n3,z\n\n4,,\n"));
    assertThat(csv.rows).containsExactly("[Ada, 1]", "[Zoë, 2]", "[null, 4]");
    assertThat(csv.rejects)
        .extracting(Reject::reason)
        .containsExactly("2 fields, the first record has 3");
    assertThatThrownBy(() -> Collected.of(Format.CSV, notation, columns, bytes("1,x\n")))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("it has no field 3; its first record has 2");
    assertThat(Collected.of(Format.CSV, notation, columns, bytes("")).rows).isEmpty();
  }

  @Test
  void linesBeforeTheHeaderAreLeftOutAndCounted() throws Exception {
    Collected csv = csv(layout(Header.FIRST_LINE, 2), "Report \"May\n\nid,name\n1,a\nx,b\n");
    assertThat(csv.rows).containsExactly("[1, a]");
    assertThat(csv.kinds()).containsExactly("5: not an integer: column id");
    assertThatThrownBy(() -> csv(layout(Header.FIRST_LINE, 9), "id,name\n1,a\n"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("it has 2 lines, and skip: 9 leaves out its header");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"sep=;", "\"sep=;\"", "\ufeffsep=;"})
  void excelsOwnFirstLineNamesTheDelimiter(String first) throws Exception {
    assertThat(csv(Notation.PLAIN, first + "\r\nid;name\r\n1;a,b\r\n").rows)
        .containsExactly("[1, a,b]");
    assertThat(csv(fields(",", "\"", ""), first + "\r\nid,name\r\n1,a;b\r\n").rows)
        .containsExactly("[1, a;b]");
    assertThat(csv(layout(Header.FIRST_LINE, 1), first + "\r\nid;name\r\n1;a,b\r\n").rows)
        .containsExactly("[1, a,b]");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "iso-8859-15", "utf-16le", "utf-16be", "utf-8"})
  void lettersAreReadInTheSourcesEncoding(String name) throws Exception {
    String document =
        "id,name\n1,Žert für 5 €\n".replace("Ž", name.equals("iso-8859-15") ? "" : "Ž");
    byte[] bytes = document.repeat(1).getBytes(Charset.forName(name));
    assertThat(read(encoding(name), bytes).rows)
        .containsExactly("[1, " + document.substring(10).strip() + "]");
  }

  @Test
  void longDocumentsAreRecodedAcrossBuffers() throws Exception {
    String row = "1,Käse 🎬 – 5 €\n";
    byte[] bytes = ("id,name\n" + row.repeat(20_000)).getBytes(StandardCharsets.UTF_16LE);
    assertThat(read(encoding("utf-16le"), bytes).rows)
        .hasSize(20_000)
        .containsOnly("[1, Käse 🎬 – 5 €]");
  }

  @ParameterizedTest
  @CsvSource({"utf-16le", "utf-16be", "utf-8"})
  void aByteOrderMarkSaysMoreThanTheSource(String name) throws Exception {
    byte[] bytes = "\ufeffid,name\n1,Käse 🎬\n".getBytes(Charset.forName(name));
    for (Notation notation :
        List.of(Notation.PLAIN, encoding("utf-16"), encoding("windows-1252"))) {
      assertThat(read(notation, bytes).rows).containsExactly("[1, Käse 🎬]");
    }
  }

  @Test
  void whatIsNotOfTheEncodingNamesTheByte() {
    byte[] bytes = {'i', 'd', ',', 'n', 'a', 'm', 'e', '\n', '1', ',', (byte) 0x81, '\n'};
    assertThatThrownBy(() -> read(encoding("windows-1252"), bytes))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("its byte 11 is 0x81, which is not windows-1252");
    byte[] odd = "id,name\n1,x\n ".getBytes(StandardCharsets.UTF_16LE);
    byte[] cut = java.util.Arrays.copyOf(odd, odd.length - 1);
    assertThatThrownBy(() -> read(encoding("utf-16le"), cut))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("its byte 25 is 0x20, which is not utf-16le");
    assertThatThrownBy(() -> read(encoding("utf-16"), odd))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("it has no byte order mark, which utf-16 needs: write utf-16le or utf-16be");
  }

  @Test
  void aQuoteThatStaysOpenForTooManyLinesIsAStrayOne() throws Exception {
    String rows = "2,b\n".repeat(999);
    Collected stray = csv(Notation.PLAIN, "id,name\n1,\"a\n" + rows + "3,\"c\"\n");
    assertThat(stray.rows).hasSize(1000).last().isEqualTo("[3, c]");
    assertThat(stray.rejects)
        .extracting(Reject::position, Reject::kind, Reject::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                2L, "a quote is not closed", "a quote is not closed within 1000 lines"));
    Collected longest = csv(Notation.PLAIN, "id,name\n1,\"a" + "\n".repeat(999) + "\"\n");
    assertThat(longest.rows).containsExactly("[1, a" + "\n".repeat(999) + "]");
    Notation ofTwo =
        new Notation(
            Optional.empty(),
            new Layout(
                Optional.empty(), Optional.empty(), Optional.empty(), Header.FIRST_LINE, 0, 2),
            Numbers.PLAIN,
            Optional.empty());
    Collected two = csv(ofTwo, "id,name\n\"1\n\",\"a\n\"\n2,\"b\n\n\"\n");
    assertThat(two.rejects)
        .extracting(Reject::reason)
        .contains("a quote is not closed within 2 lines");
    assertThat(two.rejects).allMatch(reject -> reject.position() >= 2);
  }

  @ParameterizedTest
  @CsvSource({"\\r", "\\n", "\\r\\n"})
  void linesEndInAnyOfThree(String end) throws Exception {
    String written = end.translateEscapes();
    Collected csv =
        csv(Notation.PLAIN, "id,name\n1,a\n\n2,\"b\nc\"\nx,d\n3,e".replace("\n", written));
    assertThat(csv.rows).containsExactly("[1, a]", "[2, b" + written + "c]", "[3, e]");
    assertThat(csv.kinds()).containsExactly("6: not an integer: column id");
  }

  @Test
  void theFirstLineDecidesWhetherALoneCarriageReturnEndsOne() throws Exception {
    assertThat(csv(Notation.PLAIN, "id,name\r1,a\n2,b\r\n3,\"c\rd\"\r").rows)
        .containsExactly("[1, a]", "[2, b]", "[3, c\rd]");
    assertThat(csv(Notation.PLAIN, "id,name\n1,a\rb\r\n2,c\n").rows)
        .containsExactly("[1, a\rb]", "[2, c]");
    assertThat(csv(Notation.PLAIN, "id,name\r\r\n1,a\r\r\n").rows).containsExactly("[1, a\r]");
    String wide = "id,name\r" + ("1," + "x".repeat(997) + "\r").repeat(1000);
    assertThat(csv(Notation.PLAIN, wide).rows).hasSize(1000);
  }

  @Test
  void anEmptyLineOfAFileOfOneColumnHasNoValue() throws Exception {
    byte[] bytes = bytes("isbn\n978-1\n\n978-2\n\"\"\n");
    assertThat(Collected.of(Format.CSV, Notation.PLAIN, "isbn text", bytes).rows)
        .containsExactly("[978-1]", "[null]", "[978-2]", "[]");
    byte[] bare = bytes("\n978-1\n\n");
    assertThat(Collected.of(Format.CSV, layout(Header.NONE, 0), "isbn text 1", bare).rows)
        .containsExactly("[null]", "[978-1]", "[null]");
    assertThat(
            Collected.of(Format.CSV, layout(Header.NONE, 0), "isbn text 1", bytes("\n\n\n")).rows)
        .containsExactly("[null]", "[null]", "[null]");
    assertThat(
            Collected.of(Format.CSV, layout(Header.NONE, 0), "a text 1, b text 2", bytes("\n\n"))
                .rows)
        .isEmpty();
    assertThat(Collected.of(Format.CSV, layout(Header.NONE, 0), "b text 2", bytes("\n\n")).rows)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FIRST_LINE, '[1, x]'", "NONE, '[1, x]'"})
  void emptyLinesBeforeTheFirstRecordTakeNoMemory(Header header, String row) throws Exception {
    int lines = 8_000_000;
    String records = header == Header.NONE ? "1,x\n" : "id,name\n1,x\n";
    Collected csv = new Collected();
    csv.read(
        Format.CSV,
        layout(header, 0),
        header == Header.NONE ? "id integer 1, name text 2" : COLUMNS,
        new SequenceInputStream(
            new EmptyLines(lines), new ByteArrayInputStream(bytes(records + "y,x\n"))));
    assertThat(csv.rows).containsExactly(row);
    long last = (long) lines + (header == Header.NONE ? 2 : 3);
    assertThat(csv.kinds()).containsExactly(last + ": not an integer: column id");
  }

  /** So many that objects of them fill the heap. */
  private static final class EmptyLines extends InputStream {
    private int left;

    EmptyLines(int lines) {
      left = lines;
    }

    @Override
    public int read() {
      return left-- > 0 ? '\n' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int read = Math.min(length, left);
      java.util.Arrays.fill(target, offset, offset + read, (byte) '\n');
      left -= read;
      return read > 0 ? read : -1;
    }
  }

  @ParameterizedTest
  @CsvSource({"2003", "3000", "1c"})
  void onlyTheJudgesSpacesAreLeftOutAroundAValue(String space) throws Exception {
    String character = Character.toString(Integer.parseInt(space, 16));
    String written = character + "1" + character;
    Notation comma =
        new Notation(
            Optional.empty(),
            fields(";", "\"", "").layout(),
            new Numbers(',', Optional.empty()),
            Optional.of(List.of("-")));
    assertThat(read(Format.CSV, comma, "id;name\n" + written + ";x\n").kinds())
        .containsExactly("2: not an integer: column id");
    assertThat(read(Format.CSV, comma, "id;name\n" + written.replace('1', '-') + ";x\n").kinds())
        .containsExactly("2: not an integer: column id");
    assertThat(read(Format.CSV, comma, "id;name\n \t1\f;x\n - ;y\n").rows)
        .containsExactly("[1, x]", "[null, y]");
  }

  @Test
  void aFieldThatIsLeftOpenByAnEscapeIsNotTakenForAQuote() throws Exception {
    Collected end = csv(fields(",", "", "\\"), "id,name\n1,a\n2,b\\\n");
    assertThat(end.rows).containsExactly("[1, a]");
    assertThat(end.rejects)
        .containsExactly(
            new Reject(
                3,
                "a field with an escaped line end is not ended",
                "a field with an escaped line end is not ended",
                "2,b\\"));
    Collected many = csv(fields(",", "\"", "\\"), "id,name\n1,a\\\n" + "a\\\n".repeat(1000));
    assertThat(many.rejects)
        .extracting(Reject::reason)
        .contains("a field with an escaped line end is not ended within 1000 lines");
    assertThat(csv(fields(",", "\"", "\\"), "id,name\n2,\"b\\\n").kinds())
        .containsExactly("2: a quote is not closed");
  }

  private static Notation fields(String delimiter, String quote, String escape) {
    return new Notation(
        Optional.empty(),
        new Layout(first(delimiter), first(quote), first(escape), Header.FIRST_LINE, 0, 1000),
        Numbers.PLAIN,
        Optional.empty());
  }

  private static Optional<Character> first(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text.charAt(0));
  }

  private static Notation layout(Header header, int skip) {
    return new Notation(
        Optional.empty(),
        new Layout(Optional.empty(), Optional.empty(), Optional.empty(), header, skip, 1000),
        Numbers.PLAIN,
        Optional.empty());
  }

  private static Notation nulls(String... words) {
    return new Notation(Optional.empty(), Layout.PLAIN, Numbers.PLAIN, Optional.of(List.of(words)));
  }

  private static Notation encoding(String name) {
    TextEncoding encoding =
        List.of(TextEncoding.values()).stream()
            .filter(known -> known.written().equals(name))
            .findFirst()
            .orElseThrow();
    return new Notation(Optional.of(encoding), Layout.PLAIN, Numbers.PLAIN, Optional.empty());
  }

  private static Collected csv(Notation notation, String document) throws Exception {
    return read(Format.CSV, notation, document);
  }

  private static Collected read(Format format, Notation notation, String document)
      throws Exception {
    return Collected.of(format, notation, COLUMNS, bytes(document));
  }

  private static Collected read(Notation notation, byte[] document) throws Exception {
    return Collected.of(Format.CSV, notation, COLUMNS, document);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
