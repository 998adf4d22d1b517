package dev.weir.duckdb.profile;

import dev.weir.dataset.profile.ColumnProfile;
import dev.weir.dataset.profile.ColumnProfile.Frequency;
import dev.weir.dataset.profile.ColumnProfile.Shape;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Sql;
import dev.weir.text.Excerpt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one column after the other of the view {@code profiled}.
 *
 * @param rows that are looked at
 */
record ColumnLook(DuckDbSession session, long rows) {
  /** So many rows are counted one by one; of more, different values are estimated. */
  private static final long COUNTED_ROWS = 100_000;

  private static final int RANGES = 16;
  private static final int TOP = 5;

  /** Of numbers with more different values, ranges say more. */
  private static final long FEW = 8;

  private static final int SHOWN_CHARACTERS = 40;

  private enum Kind {
    NUMBER,
    MOMENT,
    WORD,
    BYTES
  }

  ColumnProfile at(Column column) {
    Kind kind = kind(column.type());
    boolean exact = rows <= COUNTED_ROWS;
    List<@Nullable Object> found = session.rows(summary(column, kind, exact), 1).rows().getFirst();
    long missing = (Long) found(found, 0);
    long different = (Long) found(found, 1);
    return new ColumnProfile(
        column.name(),
        missing,
        different,
        exact,
        text(found.get(2)),
        text(found.get(3)),
        Optional.ofNullable((Double) found.get(4)).filter(Double::isFinite),
        shape(column, kind, different, rows - missing));
  }

  private String summary(Column column, Kind kind, boolean exact) {
    String distinct =
        exact ? "count(DISTINCT v)" : "CAST(least(approx_count_distinct(v), count(v)) AS BIGINT)";
    String bound = kind == Kind.BYTES ? "CAST(NULL AS VARCHAR)" : "CAST(%s(v) AS VARCHAR)";
    String mean = kind == Kind.NUMBER ? "avg(CAST(v AS DOUBLE))" : "CAST(NULL AS DOUBLE)";
    return "SELECT count(*) - count(v) AS missing, %s AS different, %s AS lo, %s AS hi, %s AS mean FROM %s"
        .formatted(distinct, bound.formatted("min"), bound.formatted("max"), mean, values(column));
  }

  private static Object found(List<@Nullable Object> row, int at) {
    Object value = row.get(at);
    if (value == null) {
      throw new IllegalStateException("A count is null");
    }
    return value;
  }

  private static Optional<String> text(@Nullable Object value) {
    return Optional.ofNullable(value).map(v -> Excerpt.of(v.toString(), SHOWN_CHARACTERS));
  }

  /** The column's values of the rows that are looked at, as {@code v}. */
  private String values(Column column) {
    return "(SELECT %s AS v FROM profiled LIMIT %d)".formatted(Sql.identifier(column.name()), rows);
  }

  private Shape shape(Column column, Kind kind, long different, long there) {
    if (there == 0 || kind == Kind.BYTES) {
      return new Shape.None();
    }
    if (kind == Kind.WORD || (kind == Kind.NUMBER && different <= FEW)) {
      return different == there && different > FEW ? new Shape.None() : top(column);
    }
    return histogram(column, kind);
  }

  private Shape top(Column column) {
    String sql =
        "SELECT CAST(v AS VARCHAR) AS v, count(*) AS n FROM %s WHERE v IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1"
            .formatted(values(column));
    return new Shape.Top(
        session.rows(sql, TOP).rows().stream()
            .map(
                row ->
                    new Frequency(
                        Excerpt.of((String) found(row, 0), SHOWN_CHARACTERS), (Long) found(row, 1)))
            .toList());
  }

  private Shape histogram(Column column, Kind kind) {
    String number =
        kind == Kind.NUMBER ? "CAST(v AS DOUBLE)" : "CASE WHEN isfinite(v) THEN epoch(v) END";
    String sql =
        """
        WITH given AS (SELECT %s AS x FROM %s WHERE v IS NOT NULL),
        finite AS (SELECT x FROM given WHERE x IS NOT NULL AND isfinite(x)),
        bounds AS (SELECT min(x) AS lo, max(x) AS hi FROM finite)
        SELECT CAST(least(%d, floor(%d * ((x - lo) / (hi - lo)))) AS INTEGER) AS range, count(*) AS n
        FROM finite, bounds WHERE hi > lo AND isfinite(hi - lo) GROUP BY 1"""
            .formatted(number, values(column), RANGES - 1, RANGES);
    List<Long> counts = new ArrayList<>(Collections.nCopies(RANGES, 0L));
    for (List<@Nullable Object> row : session.rows(sql, RANGES).rows()) {
      counts.set((Integer) found(row, 0), (Long) found(row, 1));
    }
    return counts.stream().allMatch(count -> count == 0)
        ? new Shape.None()
        : new Shape.Histogram(counts);
  }

  private static Kind kind(ColumnType type) {
    return switch (type) {
      case Decimal _ -> Kind.NUMBER;
      case Simple simple ->
          switch (simple) {
            case INTEGER, BIGINT, REAL, DOUBLE -> Kind.NUMBER;
            case DATE, TIMESTAMP, TIMESTAMPTZ -> Kind.MOMENT;
            case BOOLEAN, TEXT -> Kind.WORD;
            case BINARY -> Kind.BYTES;
          };
    };
  }
}
