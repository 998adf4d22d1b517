package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.source.TextEncoding;
import dev.weir.schema.ColumnType.Simple;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NotationKeysTest {
  private static final String PIPELINE =
      "name: x\nconnections: {f: {kind: file}, h: {kind: http}}\nsources: {s: {%s}}";

  private static FileSource file(String keys) {
    String yaml = PIPELINE.formatted("connection: f, " + keys);
    return (FileSource) Examples.read(yaml).sources().values().iterator().next();
  }

  @Test
  void whereNothingIsWrittenTheNotationIsPlain() {
    assertThat(file("path: a.csv, columns: [b]").notation()).isEqualTo(Notation.PLAIN);
    assertThat(Notation.PLAIN)
        .isEqualTo(
            new Notation(
                Optional.empty(),
                new Layout(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Header.FIRST_LINE,
                    0,
                    1000),
                new Numbers('.', Optional.empty()),
                Optional.empty()));
  }

  @Test
  void aSourceHasTheseKeys() {
    String keys =
        """
        path: a.csv, columns: [b], encoding: windows-1252, delimiter: ";", quote: "'", escape: "\\\\",
        header: first-line, skip: 2, max-field-lines: 30, decimal: ",", thousands: ".", null: ["", NA, 0]
        """;
    assertThat(file(keys).notation())
        .isEqualTo(
            new Notation(
                Optional.of(TextEncoding.WINDOWS_1252),
                new Layout(
                    Optional.of(';'),
                    Optional.of('\''),
                    Optional.of('\\'),
                    Header.FIRST_LINE,
                    2,
                    30),
                new Numbers(',', Optional.of('.')),
                Optional.of(List.of("", "NA", "0"))));
  }

  @Test
  void withoutAHeaderAPathIsAPosition() {
    FileSource source =
        file("path: a.tsv, header: none, columns: {b: {}, c: {path: 7}, d: {type: date}}");
    assertThat(source.columns())
        .containsExactly(
            Map.entry("b", new Field(Simple.TEXT, "1")),
            Map.entry("c", new Field(Simple.TEXT, "7")),
            Map.entry("d", new Field(Simple.DATE, "3")));
    assertThat(source.notation().layout().header()).isEqualTo(Header.NONE);
  }

  @Test
  void anApiMayAnswerWithTheSame() {
    HttpSource source =
        (HttpSource)
            Examples.read(
                    PIPELINE.formatted(
                        "connection: h, path: /a, format: csv, delimiter: ';', columns: {b: {path:"
                            + " 2026}}"))
                .sources()
                .values()
                .iterator()
                .next();
    assertThat(source.format()).isEqualTo(Format.CSV);
    assertThat(source.columns()).containsEntry("b", new Field(Simple.TEXT, "2026"));
    assertThat(source.notation().layout().delimiter()).contains(';');
  }

  @Test
  void aColumnHasAFormatOfItsOwn() {
    assertThat(file("path: a.csv, columns: {b: {type: date, format: '%d.%m.%Y'}}").columns())
        .containsEntry("b", new Field(Simple.DATE, "b", Optional.of("%d.%m.%Y"), false));
  }

  @ParameterizedTest
  @EnumSource(TextEncoding.class)
  void everyEncodingIsReadUnderTheNameThatIsWritten(TextEncoding encoding) {
    String keys = "path: a.csv, columns: [b], encoding: " + encoding.written();
    assertThat(file(keys).notation().encoding()).contains(encoding);
    assertThat(encoding.charset()).isEqualTo(Charset.forName(encoding.written()));
  }

  // The keys of a source | what is said about them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          path: a.csv, delimiter: ;;           | sources.s.delimiter: ';;' is not one character, as in ";"
          path: a.csv, delimiter: 🎓           | sources.s.delimiter: '🎓' is not one character, as in ";"
          path: a.csv, quote: nothing          | sources.s.quote: 'nothing' is not one character, or none
          path: a.csv, encoding: utf8          | sources.s.encoding: 'utf8' is not an encoding.
          path: a.csv, decimal: x              | sources.s.decimal: 'x' is not a point or a comma
          path: a.csv, thousands: x            | sources.s.thousands: 'x' is not a point, a comma, a space or an apostrophe
          path: a.csv, header: all             | sources.s.header: 'all' is not a header.
          path: a.csv, "null": NA              | sources.s.null: expected a list of texts, as in ["", NA]
          path: a.csv, "null": [null]          | sources.s.null[0]: is empty: expected a text, in quotes if need be
          path: a.csv, delimiter: '"'          | sources.s.delimiter: '"' is the quote too: choose another
          path: a.csv, quote: ','              | sources.s.delimiter: ',' is the quote too: choose another
          path: a.csv, escape: ','             | sources.s.escape: ',' is the delimiter too: choose another
          path: a.csv, decimal: ",", thousands: "," | sources.s.thousands: ',' stands before the fraction too: write decimal: ".", or another mark here
          path: a.csv, thousands: "."          | sources.s.thousands: '.' stands before the fraction too: write decimal: ",", or another mark here
          path: a.json, delimiter: ;           | sources.s.delimiter: does not go with the format json: csv and tsv have it
          path: a.jsonl, skip: 1               | sources.s.skip: does not go with the format json-lines: csv and tsv have it
          path: a.xml, encoding: utf-16        | sources.s.encoding: does not go with the format xml: an XML document says so in its own declaration
          path: a.csv, columns: {b: {type: date, format: "%d.%m"}} | sources.s.columns.b: '%d.%m' is no date format: it has no year, %Y or %y.
          path: a.csv, columns: {b: {format: "%d.%m.%Y"}} | sources.s.columns.b: '%d.%m.%Y' is a format of dates and times, not of text.
          path: a.csv, header: none, columns: {b: {path: c}} | sources.s.columns.b.path: 'c' is not a position: without a header it is a number from 1
          """)
  void whatDoesNotFitIsSaid(String keys, String problem) {
    String columns = keys.contains("columns") ? "" : ", columns: [b]";
    assertThat(Examples.problems(PIPELINE.formatted("connection: f, " + keys + columns)))
        .anyMatch(said -> said.contains(problem));
  }

  @Test
  void allThatDoesNotFitIsSaidAtOnce() {
    assertThat(
            Examples.problems(
                PIPELINE.formatted(
                    "connection: f, path: a.txt, delimiter: ;, header: none, decimal: ',', null:"
                        + " [NA]")))
        .hasSize(4)
        .allMatch(said -> said.contains("does not go with the format text"));
  }
}
