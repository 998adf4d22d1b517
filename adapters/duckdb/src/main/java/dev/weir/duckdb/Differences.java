package dev.weir.duckdb;

import dev.weir.schema.Rows;
import dev.weir.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows that two tables do not share: as a whole, each as often as it is there. */
public final class Differences implements AutoCloseable {
  private final DuckDbSession session;
  private final List<String> columns;
  private final List<String> keys;

  private Differences(DuckDbSession session, List<String> columns, List<String> keys) {
    this.session = session;
    this.columns = columns;
    this.keys = keys;
  }

  /**
   * @param columns that both have, of the same type; at least one
   * @param keys those by which people tell rows apart; may be none
   * @param scratch an existing folder; what is left there is the caller's to delete
   */
  public static Differences of(
      ParquetTable before,
      ParquetTable now,
      List<String> columns,
      List<String> keys,
      Path scratch) {
    DuckDbSession session =
        DuckDbSession.open(
            "compare rows",
            DuckDbSettings.defaults(),
            scratch,
            Map.of("before", before, "now", now));
    return new Differences(session, columns, keys);
  }

  /**
   * How many rows.
   *
   * @param before that are only there
   * @param now that are only there
   * @param changed keys of both: their rows have other values now; 0 without keys
   */
  public record Counts(long before, long now, long changed) {}

  public Counts counts() {
    String changed =
        keys.isEmpty()
            ? "0"
            : "(SELECT count(*) FROM (SELECT %1$s FROM (%2$s) INTERSECT SELECT %1$s FROM (%3$s)))"
                .formatted(list(keys), alone("before", "now"), alone("now", "before"));
    List<?> row =
        session
            .rows(
                "SELECT (SELECT count(*) FROM (%s)), (SELECT count(*) FROM (%s)), %s"
                    .formatted(alone("before", "now"), alone("now", "before"), changed),
                1)
            .rows()
            .getFirst();
    return new Counts(number(row.get(0)), number(row.get(1)), number(row.get(2)));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  /** The rows themselves, by their keys: {@code -} for before, {@code +} for now. */
  public Rows rows(int limit) {
    return session.rows(
        "SELECT * FROM (SELECT '-' AS \"±\", * FROM (%s) UNION ALL SELECT '+', * FROM (%s)) ORDER BY %s, \"±\" DESC"
            .formatted(
                alone("before", "now"),
                alone("now", "before"),
                list(Stream.concat(keys.stream(), columns.stream()).distinct().toList())),
        limit);
  }

  private String alone(String here, String there) {
    return "SELECT %1$s FROM \"%2$s\" EXCEPT ALL SELECT %1$s FROM \"%3$s\""
        .formatted(list(columns), here, there);
  }

  private static String list(List<String> names) {
    return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    session.close();
  }
}
