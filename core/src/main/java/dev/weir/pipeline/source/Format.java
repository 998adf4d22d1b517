package dev.weir.pipeline.source;

import java.util.Locale;
import java.util.Optional;

/** How records are written outside. In a pipeline: text, csv, tsv, json, json-lines, xml. */
public enum Format {
  TEXT,
  CSV,
  TSV,
  JSON,
  JSON_LINES,
  XML;

  /** What the ending of a file's name tells, before {@code .gz}; empty if nothing. */
  public static Optional<Format> byEnding(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "csv" -> CSV;
          case "tsv" -> TSV;
          case "json" -> JSON;
          case "jsonl", "ndjson" -> JSON_LINES;
          case "xml" -> XML;
          case "txt" -> TEXT;
          default -> null;
        });
  }
}
