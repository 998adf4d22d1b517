package dev.weir.pipeline.source;

import dev.weir.pipeline.source.Notation.Layout;
import java.util.Locale;
import java.util.Optional;

/**
 * How records are written outside. In a pipeline: text, csv, tsv, json, json-lines, xml, parquet,
 * avro.
 */
public enum Format {
  TEXT,
  CSV,
  TSV,
  JSON,
  JSON_LINES,
  XML,
  PARQUET,
  AVRO;

  /** Whether a record is fields between delimiters. */
  public boolean isDelimited() {
    return this == CSV || this == TSV;
  }

  /** Whether values have types in it, so that nothing says how they are written as text. */
  public boolean isTyped() {
    return this == PARQUET || this == AVRO;
  }

  /** Between fields, where the pipeline does not say. */
  public char delimiter() {
    return this == TSV ? '\t' : ',';
  }

  /** Around fields, where the pipeline does not say. */
  public char quote() {
    return this == TSV ? Layout.NO_QUOTE : '"';
  }

  /**
   * What the ending of a file's name tells, before {@code .gz} or {@code .zst}; empty if nothing.
   */
  public static Optional<Format> byEnding(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "csv" -> CSV;
          case "tsv" -> TSV;
          case "json" -> JSON;
          case "jsonl", "ndjson" -> JSON_LINES;
          case "xml" -> XML;
          case "parquet" -> PARQUET;
          case "avro" -> AVRO;
          case "txt" -> TEXT;
          default -> null;
        });
  }
}
