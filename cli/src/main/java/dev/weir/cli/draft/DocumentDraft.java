package dev.weir.cli.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.cli.draft.column.SampledColumn;
import dev.weir.cli.draft.column.TypeGuess;
import dev.weir.cli.draft.column.Yaml;
import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.source.Format;
import dev.weir.records.encoding.Utf8;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.xml.XmlRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The source of a document, out of a sample of it.
 *
 * @param subject for people
 */
record DocumentDraft(String subject, Format format) {
  /** A document is one record here, and as large as its sample. */
  private static final RecordLimits WHOLE =
      new RecordLimits(Integer.MAX_VALUE, 2 * RecordLimits.DEFAULT.depth());

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  /**
   * Lines of the source, without its name.
   *
   * @param connection line that names the connection and path
   * @param whole whether the sample is the whole document
   */
  List<String> source(String connection, byte[] sample, boolean whole) {
    List<String> lines = new ArrayList<>(List.of(connection));
    switch (format) {
      case TEXT -> lines.add("format: text");
      case CSV, TSV -> delimited(lines, sample, whole);
      case JSON -> tree(lines, json(text(sample)), true);
      case JSON_LINES -> columns(lines, jsonLines(text(sample), whole));
      case XML -> tree(lines, xml(sample), false);
      case PARQUET, AVRO ->
          throw unusable("drafts are made of text, which %s is not".formatted(format));
    }
    return lines;
  }

  private void delimited(List<String> lines, byte[] sample, boolean whole) {
    try {
      columns(lines, DelimitedSample.of(format, sample, whole).describe(lines));
    } catch (UnusableDocument | IOException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  private void tree(List<String> lines, JsonNode document, boolean json) {
    TreeSample sample = TreeSample.of(document);
    TreeSample records =
        !json && sample.path().isEmpty()
            // The root element is the record, where nothing is repeated.
            ? new TreeSample(
                "/" + document.fieldNames().next(), List.of(document.elements().next()))
            : sample;
    lines.add("format: " + (json ? "json" : "xml"));
    lines.add("records: " + Yaml.quoted(records.path()));
    columns(lines, records.columns(json ? TypeGuess.OF_JSON_TEXT : TypeGuess.OF_TEXT));
  }

  private void columns(List<String> lines, List<SampledColumn> columns) {
    if (columns.isEmpty()) {
      throw unusable("no records with fields are in it");
    }
    lines.addAll(SampledColumn.lines(columns));
  }

  private JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw unusable("it is no JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private List<SampledColumn> jsonLines(String text, boolean whole) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    List<JsonNode> records = new ArrayList<>();
    for (String line : whole ? lines : lines.subList(0, Math.max(0, lines.size() - 1))) {
      records.add(json(line));
    }
    return new TreeSample("", records).columns(TypeGuess.OF_JSON_TEXT);
  }

  private JsonNode xml(byte[] sample) {
    try {
      return XmlRecords.tree(new ByteArrayInputStream(sample), WHOLE);
    } catch (UnusableDocument | IOException e) {
      throw unusable("it is no XML (" + e.getMessage() + ")");
    }
  }

  private String text(byte[] sample) {
    try (InputStream text = Utf8.of(new ByteArrayInputStream(sample), Optional.empty())) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  private TerminalException unusable(String why) {
    return new TerminalException(
        CommandError.NO_DRAFT,
        "Cannot draft a pipeline from %s: %s. Give another file, or write the pipeline by hand: ./weir init NAME makes one to start from."
            .formatted(subject, why));
  }
}
