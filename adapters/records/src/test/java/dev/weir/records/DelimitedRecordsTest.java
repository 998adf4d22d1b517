package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.schema.ColumnType.Simple;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitedRecordsTest {
  private static final String COLUMNS = "id integer, name text";

  @Test
  void nothingIsNullAndQuotedNothingIsEmpty() throws Exception {
    Collected csv = csv("id,name\n1,\n2,\"\"\n\"3\",\"a \"\"b\"\"\"\n\"\",x\n");
    assertThat(csv.rows).containsExactly("[1, null]", "[2, ]", "[3, a \"b\"]", "[null, x]");
    assertThat(csv.rejects).isEmpty();
  }

  @Test
  void columnsAreFoundByNameAndOthersAreLeftOut() throws Exception {
    assertThat(
            Collected.of(
                    Format.CSV,
                    "",
                    "who text full name, id bigint",
                    "other,full name,id\r\nx,Zoë 🎓,7\r\n\r\ny,Ada,8")
                .rows)
        .containsExactly("[Zoë 🎓, 7]", "[Ada, 8]");
  }

  @Test
  void aQuotedFieldMaySpanLines() throws Exception {
    Collected csv = csv("id,name\n1,\"a\r\nb,\n\nc\"\nx,y\n2,z\n");
    assertThat(csv.rows).containsExactly("[1, a\r\nb,\n\nc]", "[2, z]");
    assertThat(csv.kinds()).containsExactly("6: not an integer: column id");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() throws Exception {
    assertThat(csv("\ufeffid,name\n1,x\n").rows).containsExactly("[1, x]");
  }

  @Test
  void aWrongNumberOfFieldsRejectsTheRecord() throws Exception {
    Collected csv = csv("id,name\n1,a\n2\n3,b,c\n4,d\n");
    assertThat(csv.rows).containsExactly("[1, a]", "[4, d]");
    assertThat(csv.rejects)
        .containsExactly(
            new Reject(3, "wrong number of fields", "1 fields, the header has 2", "2"),
            new Reject(4, "wrong number of fields", "3 fields, the header has 2", "3,b,c"));
  }

  @Test
  void aStrayQuoteCostsOneLine() throws Exception {
    Collected open = csv("id,name\n1,\"a\n2,b\n3,c\n");
    assertThat(open.rows).containsExactly("[2, b]", "[3, c]");
    assertThat(open.rejects)
        .containsExactly(new Reject(2, "a quote is not closed", "a quote is not closed", "1,\"a"));
    Collected early = csv("id,name\n1,\"a\"b\n2,\"c\n3,\"d\"\n4,5\" disk\n");
    assertThat(early.rows).containsExactly("[3, d]", "[4, 5\" disk]");
    assertThat(early.kinds())
        .containsExactly("2: text after a closing quote", "3: text after a closing quote");
  }

  @Test
  void bytesThatAreNotUtf8RejectTheirLine() throws Exception {
    byte[] document = "id,name\n1,Zo\u00eb\n2,b\n".getBytes(StandardCharsets.ISO_8859_1);
    Collected csv = Collected.of(Format.CSV, "", COLUMNS, document, RecordLimits.DEFAULT);
    assertThat(csv.rows).containsExactly("[2, b]");
    assertThat(csv.rejects).containsExactly(new Reject(2, "not UTF-8", "not UTF-8", "1,Zo\ufffd"));
  }

  @Test
  void aLineOrAnOpenQuoteBeyondTheLimitIsRejectedInBoundedMemory() throws Exception {
    Collected csv =
        csv("id,name\n1," + "x".repeat(5000) + "\n2,\"" + "y\n".repeat(2000) + "\"\n3,z\n");
    assertThat(csv.rows).containsExactly("[3, z]");
    assertThat(csv.kinds().subList(0, 3))
        .containsExactly(
            "2: longer than 2000 bytes", "3: a quote is not closed", "4: wrong number of fields");
    assertThat(csv.rejects.getFirst().record()).startsWith("1,xxx");
  }

  @Test
  void aMissingColumnNamesTheHeader() {
    assertThatThrownBy(() -> csv("id,surname\n1,a\n"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("it has no column 'name'; its header has: id, surname");
    assertThatThrownBy(() -> csv(""))
        .isInstanceOf(UnusableDocument.Empty.class)
        .hasMessage("it is empty, its first line should be a header");
    assertThatThrownBy(() -> csv("name,id,name\n"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("it has two columns 'name'");
  }

  @Test
  void tsvKnowsNoQuotes() throws Exception {
    Collected tsv = Collected.of(Format.TSV, "", COLUMNS, "id\tname\n1\t\"a\"\n2\t\n3\t\"b\n");
    assertThat(tsv.rows).containsExactly("[1, \"a\"]", "[2, null]", "[3, \"b]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer        | 2147483647                       | 2147483647
          integer        | -7.0                             | -7
          integer        | 2147483648                       | ! too large for integer
          integer        | 1.5                              | ! not an integer
          integer        | 1e999999999                      | ! too large for integer
          integer        | two                              | ! not an integer
          integer        | '1,5'                            | ! not an integer
          bigint         | -9223372036854775808             | -9223372036854775808
          bigint         | 9223372036854775808              | ! too large for bigint
          decimal(5,2)   | 1.5                              | 1.50
          decimal(5,2)   | 1.500                            | 1.50
          decimal(5,2)   | 1.501                            | ! does not fit decimal(5,2)
          decimal(5,2)   | 1000                             | ! does not fit decimal(5,2)
          decimal(5,2)   | 1e999999999                      | ! does not fit decimal(5,2)
          double         | 1.5e3                            | 1500.0
          double         | -0                               | -0.0
          double         | NaN                              | NaN
          double         | -Infinity                        | -Infinity
          double         | 1e400                            | ! too large for double
          double         | 1.5d                             | ! not a number
          double         | 0x10                             | ! not a number
          real           | 0.1                              | 0.1
          boolean        | TRUE                             | true
          boolean        | yes                              | ! not true or false
          date           | 0001-01-01                       | 0001-01-01
          date           | 2026-02-30                       | ! not a date
          timestamp      | 2026-02-28T23:59:59.999999       | 2026-02-28T23:59:59.999999
          timestamp      | 2026-02-28 23:59                 | 2026-02-28T23:59
          timestamp      | 2026-02-28T23:59:59.9999991      | ! finer than microseconds
          timestamp      | 2026-02-28T23:59:59Z             | ! not a timestamp
          timestamptz    | 2026-02-28T23:59:59Z             | 2026-02-28T23:59:59Z
          timestamptz    | 2026-02-28 23:59:59.5+05:45      | 2026-02-28T18:14:59.500Z
          timestamptz    | 2026-02-28 23:59:59+00           | 2026-02-28T23:59:59Z
          timestamptz    | 2026-02-28T23:59:59              | ! not a timestamp with an offset
          binary         | !!                               | ! not Base64
          """)
  void valuesAreOfTheirTypeOrRejected(String type, String text, String expected) throws Exception {
    Collected csv = Collected.of(Format.CSV, "", "v " + type, "v,x\n\"" + text + "\",\n");
    if (expected.startsWith("! ")) {
      String kind = expected.substring(2) + ": column v";
      assertThat(csv.rejects)
          .extracting(Reject::kind, Reject::reason)
          .containsExactly(tuple(kind, kind + ", value '" + text + "'"));
    } else {
      assertThat(csv.rows).containsExactly("[" + expected + "]");
    }
  }

  private static Collected csv(String document) throws Exception {
    return Collected.of(Format.CSV, "", COLUMNS, document);
  }

  @Test
  void anOptionalColumnMayBeMissingInTheHeader() throws Exception {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("id", new Field(Simple.INTEGER, "id"));
    fields.put("maybe", new Field(Simple.TEXT, "maybe", Optional.empty(), true));
    Records records = new Records(Format.CSV, "", Notation.PLAIN, fields, RecordLimits.DEFAULT);
    Collected collected = new Collected();
    for (String document : List.of("id\n1\n", "maybe,id\na,2\n")) {
      records.read(
          "a", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), collected);
    }
    assertThat(collected.rows).containsExactly("[1, null]", "[2, a]");
    assertThat(records.absent()).isEmpty();
  }
}
