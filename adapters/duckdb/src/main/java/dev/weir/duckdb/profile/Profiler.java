package dev.weir.duckdb.profile;

import dev.weir.dataset.profile.ColumnProfile;
import dev.weir.dataset.profile.Profile;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.duckdb.ParquetTable;
import dev.weir.schema.Rows;
import dev.weir.text.Excerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first rows of tables: so many at most that each takes seconds, and little memory.
 */
public final class Profiler {
  /** Looked at, of one table. */
  static final long ROWS = 500_000;

  private static final int SHOWN_ROWS = 20;
  private static final int SHOWN_CHARACTERS = 120;

  /** Beyond it DuckDB spills to the scratch folder. */
  private static final long MEMORY_BYTES = 256L << 20;

  private final Path scratch;

  /**
   * @param scratch an existing folder; what is left there is the caller's to delete
   */
  public Profiler(Path scratch) {
    this.scratch = scratch;
  }

  /**
   * @param name of the data set, for messages
   * @param table with the columns alone whose values may be shown
   */
  public Profile profile(String name, ParquetTable table) {
    DuckDbSettings defaults = DuckDbSettings.defaults();
    DuckDbSettings settings =
        new DuckDbSettings(MEMORY_BYTES, defaults.threads(), defaults.rowGroupRows());
    try (DuckDbSession session =
        DuckDbSession.open(
            "look at data set '" + name + "'", settings, scratch, Map.of("profiled", table))) {
      long all = session.count("SELECT count(*) FROM profiled");
      ColumnLook look = new ColumnLook(session, Math.min(all, ROWS));
      List<ColumnProfile> columns = table.schema().columns().stream().map(look::at).toList();
      return new Profile(Math.min(all, ROWS), all <= ROWS, columns, firstRows(session));
    }
  }

  private static List<List<@Nullable String>> firstRows(DuckDbSession session) {
    Rows first = session.rows("SELECT * FROM profiled", SHOWN_ROWS);
    return first.rows().stream().map(Profiler::shown).toList();
  }

  private static List<@Nullable String> shown(List<@Nullable Object> row) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Object value : row) {
      texts.add(value == null ? null : shown(value));
    }
    return texts;
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes
        ? "(%d bytes)".formatted(bytes.length)
        : Excerpt.of(value.toString(), SHOWN_CHARACTERS);
  }
}
