package dev.weir.pipeline.test;

import dev.weir.error.CoreError;
import dev.weir.error.DidYouMean;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.place.Place;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.place.Reading;
import dev.weir.pipeline.read.YamlDocument;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.test.TestRows.Cell;
import dev.weir.pipeline.test.TestRows.Kind;
import dev.weir.schema.ColumnType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a test, or says everything that is wrong with it. */
public final class TestReader {
  /** The logical time of a test that says nothing else. */
  public static final Instant USUAL_TIME = Instant.parse("2000-01-01T00:00:00Z");

  private static final String DESCRIPTION = "description";
  private static final String AT = "at";
  private static final String GIVEN = "given";
  private static final String EXPECT = "expect";
  private static final String REJECTS = "expect-rejects";
  private static final List<String> KEYS = List.of(DESCRIPTION, AT, GIVEN, EXPECT, REJECTS);
  private static final String TYPES = "types";
  private static final String ROWS = "rows";
  private static final Map<Tag, Kind> KINDS =
      Map.of(
          Tag.NULL, Kind.NULL,
          Tag.STR, Kind.TEXT,
          Tag.INT, Kind.WHOLE,
          Tag.FLOAT, Kind.NUMBER,
          Tag.BOOL, Kind.BOOLEAN);

  private final Pipeline pipeline;

  private TestReader(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * @param file how people know it; stands in every problem
   * @param pipeline whose data sets it names
   * @throws dev.weir.error.TerminalException with a line per problem
   */
  public static PipelineTest read(String file, String yaml, Pipeline pipeline) {
    Problems problems = new Problems(file, CoreError.INVALID_TEST);
    Optional<PipelineTest> test =
        new YamlDocument(yaml, problems, "a test")
            .compose()
            .map(root -> new Reading(root, file, problems))
            .map(new TestReader(pipeline)::test);
    problems.throwIfAny();
    return test.orElseThrow(() -> new IllegalStateException("Nothing read, nothing wrong"));
  }

  private PipelineTest test(Reading reading) {
    Place root = reading.root();
    Map<String, Place> entries = entries(root, "a map with the keys " + String.join(", ", KEYS));
    entries.forEach((key, at) -> known(key, "key of a test", KEYS, root, at));
    Map<String, TestRows> expected = rows(entries, EXPECT, pipeline.transforms().keySet());
    Map<String, TestRows> rejects = rows(entries, REJECTS, pipeline.transforms().keySet());
    if (!entries.isEmpty() && expected.isEmpty() && rejects.isEmpty()) {
      root.problem("expects nothing: write expect, or expect-rejects, with rows of a transform");
    }
    return new PipelineTest(
        read(entries, DESCRIPTION, Scalar.text("a sentence")).orElse(""),
        read(entries, AT, instant()).orElse(USUAL_TIME),
        rows(entries, GIVEN, dataSets()),
        expected,
        rejects,
        reading.positions());
  }

  private static Map<String, Place> entries(Place place, String words) {
    Optional<Map<String, Place>> entries = place.entries();
    if (entries.isEmpty()) {
      place.expected(words);
    }
    return entries.orElse(Map.of());
  }

  private static void known(
      String key, String noun, Iterable<String> names, Place parent, Place at) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    if (!all.contains(key)) {
      at.problemWithKey(parent.path(), DidYouMean.notOne(key, noun, all));
    }
  }

  private static <T> Optional<T> read(Map<String, Place> entries, String key, Scalar<T> shape) {
    return Optional.ofNullable(entries.get(key)).flatMap(shape::read);
  }

  private static Scalar<Instant> instant() {
    return new Scalar<>(
        "a moment, as in 2026-11-23T00:00:00Z",
        List.of(Tag.STR),
        Map.of("type", "string"),
        text -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                "'" + text + "' is no moment, as in 2026-11-23T00:00:00Z", e);
          }
        });
  }

  private Set<String> dataSets() {
    Set<String> all = new TreeSet<>(pipeline.sources().keySet());
    all.addAll(pipeline.transforms().keySet());
    return all;
  }

  /** By data set. */
  private static Map<String, TestRows> rows(
      Map<String, Place> entries, String key, Set<String> names) {
    Place place = entries.get(key);
    if (place == null) {
      return Map.of();
    }
    String noun = key.equals(GIVEN) ? "data set" : "transform";
    Map<String, TestRows> rows = new LinkedHashMap<>();
    entries(place, "a map from data sets to rows")
        .forEach(
            (name, at) -> {
              known(name, noun, names, place, at);
              rows.put(name, rows(at));
            });
    return rows;
  }

  /** A list of rows, or the same with types. */
  private static TestRows rows(Place place) {
    if (place.node() instanceof SequenceNode) {
      return rows(place, Map.of());
    }
    Map<String, Place> entries = entries(place, "a list of rows, or a map with types and rows");
    entries.forEach((key, at) -> known(key, "key beside rows", List.of(TYPES, ROWS), place, at));
    Map<String, ColumnType> types = new LinkedHashMap<>();
    Optional.ofNullable(entries.get(TYPES))
        .ifPresent(
            written ->
                entries(written, "a map from columns to types")
                    .forEach(
                        (column, at) ->
                            Names.TYPE.read(at).ifPresent(type -> types.put(column, type))));
    return Optional.ofNullable(entries.get(ROWS))
        .map(rows -> rows(rows, types))
        .orElseGet(() -> new TestRows(place.path(), types, List.of()));
  }

  private static TestRows rows(Place place, Map<String, ColumnType> types) {
    List<Map<String, Cell>> rows = new ArrayList<>();
    Optional<List<Place>> items = place.items();
    if (items.isEmpty()) {
      place.expected("a list of rows");
    }
    for (Place item : items.orElse(List.of())) {
      Map<String, Cell> row = new LinkedHashMap<>();
      entries(item, "a row: a map from columns to values")
          .forEach((column, at) -> cell(at).ifPresent(cell -> row.put(column, cell)));
      rows.add(row);
    }
    return new TestRows(place.path(), types, rows);
  }

  private static Optional<Cell> cell(Place place) {
    Optional<String> text = place.text(List.copyOf(KINDS.keySet()));
    if (text.isEmpty()) {
      place.expected("a value, or null");
      return Optional.empty();
    }
    Kind kind = KINDS.getOrDefault(place.node().getTag(), Kind.TEXT);
    return Optional.of(kind == Kind.NULL ? Cell.NULL : new Cell(kind, text.get()));
  }
}
