package dev.weir.postgres.warehouse.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the session's user may make. */
public final class SchemaRights {
  private static final String CLOSED =
      """
      SELECT wanted.name
      FROM unnest(?) AS wanted(name) LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.name
      WHERE NOT CASE
        WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')
        ELSE has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE') END
      ORDER BY 1\
      """;

  private SchemaRights() {}

  /** Those in which it can make no table, nor the schema itself, where that is missing. */
  public static List<String> closed(Connection connection, Collection<String> schemas)
      throws SQLException {
    Array names = connection.createArrayOf("text", schemas.toArray());
    try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
      statement.setArray(1, names);
      List<String> closed = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          closed.add(row.getString(1));
        }
      }
      return closed;
    } finally {
      names.free();
    }
  }
}
