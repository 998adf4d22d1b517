package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.TerminalException;
import dev.weir.parquet.read.RecordReader;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.testkit.TextForms;
import dev.weir.testkit.TextRoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text in a database that is read as another type is judged as text everywhere. */
class ColumnsRoadTest {
  private static final Database DATABASE = new Database();

  /** What is refused ends an extraction, so that each takes one of its own. */
  private static final int ONE_REFUSED_OF = 80;

  @TempDir Path folder;
  private int extractions;

  static Stream<ColumnType> types() {
    return TextForms.types().filter(type -> type != Simple.TEXT);
  }

  @ParameterizedTest
  @MethodSource("types")
  void text_is_read_as_the_judge_reads_it(ColumnType type) throws Exception {
    List<String> forms = TextForms.of(type);
    List<String> texts =
        IntStream.range(0, forms.size())
            .filter(i -> !isRefused(type, forms.get(i)) || i % ONE_REFUSED_OF == 0)
            .mapToObj(forms::get)
            .filter(text -> !isTakenAsUtc(type, text))
            .toList();

    TextRoad.requireTheJudges(this::taken, type, texts);
  }

  private static boolean isRefused(ColumnType type, String text) {
    return TextRoad.REFUSED.equals(TextRoad.judged(type, text));
  }

  /** The one thing that databases are asked more kindly than files. */
  private static boolean isTakenAsUtc(ColumnType type, String text) {
    return type == Simple.TIMESTAMPTZ
        && isRefused(type, text)
        && !isRefused(Simple.TIMESTAMP, text);
  }

  private List<@Nullable Object> taken(ColumnType type, List<String> texts) throws Exception {
    List<@Nullable Object> taken =
        new ArrayList<>(Collections.nCopies(texts.size(), TextRoad.REFUSED));
    List<Integer> good = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!isRefused(type, texts.get(i))) {
        good.add(i);
      } else if (!fails(type, texts, i)) {
        taken.set(i, "taken");
      }
    }
    read(type, texts, good, taken);
    return taken;
  }

  private boolean fails(ColumnType type, List<String> texts, int index) throws Exception {
    List<@Nullable Object> unused =
        new ArrayList<>(Collections.nCopies(texts.size(), TextRoad.REFUSED));
    try {
      read(type, texts, List.of(index), unused);
      return false;
    } catch (TerminalException e) {
      assertThat(e).hasMessageContaining("column 'v'");
      return true;
    }
  }

  private void read(
      ColumnType type, List<String> texts, List<Integer> which, List<@Nullable Object> into)
      throws SQLException, IOException {
    DATABASE.run("DROP TABLE IF EXISTS road", "CREATE TABLE road (i integer, v text)");
    String rows =
        which.stream()
            .map(i -> "(%d, '%s')".formatted(i, texts.get(i).replace("'", "''")))
            .collect(Collectors.joining(", "));
    DATABASE.run("INSERT INTO road VALUES " + rows);
    Path files = Files.createDirectory(folder.resolve("extraction" + extractions++));
    DATABASE
        .source()
        .extract(new Relation.Table("road", Map.of("v", type)), 1, files, (_, _) -> {});
    try (Stream<Path> written = Files.list(files)) {
      for (Path file : written.toList()) {
        try (RecordReader read = RecordReader.open(file)) {
          read.forEachRemaining(row -> into.set(index(row), row[1]));
        }
      }
    }
  }

  private static int index(@Nullable Object[] row) {
    return row[0] instanceof Integer index ? index : -1;
  }
}
