package dev.weir.postgres.source.session;

import static dev.weir.text.Identifier.quoted;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables and views that a transaction has looked at; the server keeps a lock on each until its
 * end.
 *
 * @param files the file of each, by its identifier: another one after TRUNCATE or REFRESH; 0 where
 *     there is none
 * @param lockable those that {@code LOCK TABLE} takes from this user, in SQL
 */
public record HeldRelations(Map<Long, Long> files, List<String> lockable) {
  /** The snapshot may be too old to show a relation that was made since: it counts all the same. */
  private static final String HELD =
      """
      SELECT l.relation, coalesce(pg_relation_filenode(l.relation), 0), n.nspname, c.relname,
        coalesce(c.relkind IN ('r', 'p', 'v') AND has_table_privilege(c.oid, 'SELECT'), false)
      FROM pg_locks l
      LEFT JOIN pg_class c ON c.oid = l.relation
      LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE l.locktype = 'relation' AND l.pid = pg_backend_pid() AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (c.oid IS NULL OR (c.relkind IN ('r', 'p', 'v', 'm', 'f')
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')))
      ORDER BY l.relation\
      """;

  public HeldRelations {
    files = Map.copyOf(files);
    lockable = List.copyOf(lockable);
  }

  public static HeldRelations of(Connection connection) throws SQLException {
    Map<Long, Long> files = new HashMap<>();
    List<String> lockable = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HELD)) {
      while (row.next()) {
        files.put(row.getLong(1), row.getLong(2));
        if (row.getBoolean(5)) {
          lockable.add(quoted(row.getString(3)) + "." + quoted(row.getString(4)));
        }
      }
    }
    return new HeldRelations(files, lockable);
  }

  /** Whether the others are among these, each in the same file. */
  public boolean contains(HeldRelations others) {
    return files.entrySet().containsAll(others.files.entrySet());
  }
}
