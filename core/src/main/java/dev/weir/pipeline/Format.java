package dev.weir.pipeline;

/** How records are written outside. In a pipeline: text, csv, tsv, json, json-lines, xml. */
public enum Format {
  TEXT,
  CSV,
  TSV,
  JSON,
  JSON_LINES,
  XML
}
