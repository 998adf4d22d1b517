package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.keys.value.ColumnKeys;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.keys.value.RejectKeys;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.HttpSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of sources whose records are read from an HTTP API. */
final class HttpSourceKeys {
  private static final int DEFAULT_EACH_LIMIT = 1000;
  private static final int MOST_EACH = 100_000;

  private static final Key<String> EACH_PATH =
      Key.required("path", Scalar.text("a path"), "The first request's path.");
  private static final Key<String> PARAMETER =
      Key.required(
          "parameter",
          Scalar.text("a name", Names.DATA_SET),
          "The name in braces in the source's path that each value replaces.");
  private static final Key<Long> LIMIT =
      Key.defaulted(
          "limit",
          Scalar.integer(1, MOST_EACH),
          (long) DEFAULT_EACH_LIMIT,
          DEFAULT_EACH_LIMIT,
          "Values at most; more fail the run.");
  private static final Key<Optional<Long>> FIRST =
      Key.optional(
          "first",
          Scalar.integer(1, MOST_EACH),
          "So many of the values, from the start. Default: all, which limit bounds.");
  private static final Table<Each> EACH_TABLE =
      Table.of(
          "each",
          "A first request whose answer gives the values to ask for, one request each.",
          List.of(
              EACH_PATH, RecordSourceKeys.RECORDS, PARAMETER, LIMIT, FIRST, PagingKeys.PAGINATION),
          fields ->
              new Each(
                  fields.get(EACH_PATH),
                  fields.get(RecordSourceKeys.RECORDS),
                  fields.get(PARAMETER),
                  fields.get(LIMIT).intValue(),
                  fields.get(FIRST).stream().mapToInt(Long::intValue).findFirst(),
                  PagingKeys.paging(fields)));

  private static final Key<Format> FORMAT =
      Key.defaulted(
          "format",
          Scalar.choice(
              "format",
              List.of(Format.JSON, Format.JSON_LINES, Format.XML, Format.CSV, Format.TSV)),
          Format.JSON,
          "json",
          "How the answer is written.");
  private static final Key<Map<String, ColumnKeys.Declared>> COLUMNS =
      Key.required(
          "columns",
          ColumnKeys.COLUMNS,
          "What to read of each record: a list of names (all text), or names with types.");
  private static final Key<Optional<Each>> EACH =
      Key.optional("each", EACH_TABLE, "One request per value of another request's answer.");

  static final Table<Source> HTTP =
      Table.of("an http source", "Records of an HTTP API.", keys(), HttpSourceKeys::http);

  private HttpSourceKeys() {}

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(Names.CONNECTION_NAME);
    keys.addAll(RequestKeys.ALL);
    keys.addAll(List.of(FORMAT, RecordSourceKeys.RECORDS, COLUMNS, EACH));
    keys.addAll(AnswerKeys.ALL);
    keys.add(RejectKeys.OF_DATA_SET);
    keys.addAll(NotationKeys.ALL);
    return keys;
  }

  private static Source http(Fields fields) {
    Format format = fields.get(FORMAT);
    Notation notation = NotationKeys.notation(fields);
    return new HttpSource(
        fields.get(Names.CONNECTION_NAME),
        RequestKeys.request(fields),
        format,
        fields.get(RecordSourceKeys.RECORDS),
        RecordSourceKeys.columns(format, notation, fields.get(COLUMNS)),
        fields.get(EACH),
        AnswerKeys.answers(fields),
        fields.get(RejectKeys.OF_DATA_SET),
        notation);
  }
}
