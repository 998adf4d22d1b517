package dev.weir.cli.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.cli.draft.column.FieldNames;
import dev.weir.cli.draft.column.SampledColumn;
import dev.weir.cli.draft.column.TypeGuess;
import dev.weir.cli.draft.column.Yaml;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.pipeline.source.TextEncoding;
import dev.weir.records.Records;
import dev.weir.records.encoding.Utf8;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.schema.ColumnType.Simple;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CSV or TSV of which nothing is known: how it is written, and what its columns hold. Its fields
 * are read by the run's own reader.
 *
 * @param divider of its fields. Where it is a comma, one in a number stands before thousands
 * @param delimiter the same, where a source must say it: not the format's own, nor named by the
 *     file
 * @param records with the header, all of as many fields
 */
record DelimitedSample(
    Optional<TextEncoding> encoding,
    char divider,
    Optional<Character> delimiter,
    List<String[]> records) {
  private static final String SEPARATOR_LINE = "sep=.";

  /**
   * @param whole whether the sample ends where the file does; else its last line is left out
   * @throws UnusableDocument if it cannot be read
   */
  static DelimitedSample of(Format format, byte[] sample, boolean whole)
      throws IOException, UnusableDocument {
    Optional<TextEncoding> encoding = EncodingGuess.of(sample);
    String text =
        new String(Utf8.of(new ByteArrayInputStream(sample), encoding).readAllBytes(), UTF_8);
    String lines = whole ? text : text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> start = lines.lines().limit(2).toList();
    boolean named = !start.isEmpty() && start.getFirst().matches(SEPARATOR_LINE);
    String header =
        start.stream().skip(named ? 1 : 0).findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    char own = format == Format.TSV ? '\t' : ',';
    char divider = named ? start.getFirst().charAt(SEPARATOR_LINE.length() - 1) : most(header, own);
    return new DelimitedSample(
        encoding,
        divider,
        Optional.of(divider).filter(found -> !named && found != own),
        read(format, lines, divider, named ? 1 : 0, 1 + count(header, divider)));
  }

  /** The delimiter that a line has most of; its own, if it has none. */
  private static char most(String line, char own) {
    char best = own;
    for (char each : new char[] {',', ';', '\t', '|'}) {
      if (count(line, each) > count(line, best)) {
        best = each;
      }
    }
    return best;
  }

  private static int count(String line, char character) {
    return (int) line.chars().filter(each -> each == character).count();
  }

  private static List<String[]> read(
      Format format, String lines, char divider, int skip, int fields)
      throws IOException, UnusableDocument {
    Layout plain = Layout.PLAIN;
    Layout layout =
        new Layout(
            Optional.of(divider),
            plain.quote(),
            plain.escape(),
            Header.NONE,
            skip,
            plain.maxFieldLines());
    Map<String, Field> columns = new LinkedHashMap<>();
    for (int i = 1; i <= fields; i++) {
      columns.put("c" + i, new Field(Simple.TEXT, Integer.toString(i)));
    }
    Rows rows = new Rows();
    new Records(
            format,
            "",
            new Notation(Optional.empty(), layout, Numbers.PLAIN, Optional.empty()),
            columns,
            RecordLimits.DEFAULT)
        .read("", new ByteArrayInputStream(lines.getBytes(UTF_8)), rows);
    return rows.read;
  }

  private static final class Rows implements RecordSink {
    private final List<String[]> read = new ArrayList<>();

    @Override
    public void row(@Nullable Object[] values) {
      read.add(
          Arrays.stream(values)
              .map(value -> value == null ? "" : value.toString())
              .toArray(String[]::new));
    }

    /** Tells nothing of the columns; a run will tell of it. */
    @Override
    public void reject(Reject reject) {}
  }

  /** Adds how it is written to the lines of its source. Returns its columns. */
  List<SampledColumn> describe(List<String> lines) {
    delimiter.ifPresent(found -> lines.add("delimiter: " + Yaml.text(found.toString())));
    encoding.ifPresent(found -> lines.add("encoding: " + found.written()));
    List<TypeGuess> guesses = guesses(UnaryOperator.identity());
    List<TypeGuess> withComma = guesses(DecimalComma::pointed);
    if (divider != ',' && numbers(withComma) > numbers(guesses)) {
      guesses = withComma;
      lines.add("decimal: \",\"");
      if (values().anyMatch(DecimalComma::isGrouped)) {
        lines.add("thousands: \".\"");
      }
    }
    return columns(guesses);
  }

  private Stream<String> values() {
    return records.stream().skip(1).flatMap(Arrays::stream);
  }

  private List<TypeGuess> guesses(UnaryOperator<String> reading) {
    List<TypeGuess> guesses =
        records.isEmpty()
            ? List.of()
            : Arrays.stream(records.getFirst()).map(_ -> new TypeGuess()).toList();
    for (String[] record : records.subList(Math.min(1, records.size()), records.size())) {
      for (int i = 0; i < guesses.size(); i++) {
        guesses.get(i).see(reading.apply(record[i]), TypeGuess.OF_TEXT);
      }
    }
    return guesses;
  }

  private static long numbers(List<TypeGuess> guesses) {
    return guesses.stream().filter(TypeGuess::isNumber).count();
  }

  private List<SampledColumn> columns(List<TypeGuess> guesses) {
    FieldNames names = new FieldNames();
    List<SampledColumn> columns = new ArrayList<>();
    for (int i = 0; i < guesses.size(); i++) {
      String path = records.getFirst()[i];
      columns.add(
          new SampledColumn(names.of(path, "column_" + (i + 1)), path, guesses.get(i).type()));
    }
    return columns;
  }
}
