package dev.weir.testkit;

import dev.weir.pipeline.TableName;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** A table of the warehouse as CSV, in the form that {@code pipelines/expected.sh} writes. */
final class PublishedCsv {
  private PublishedCsv() {}

  /**
   * Rows are ordered by the first two columns, where the expected tables have their keys. Doubles
   * have six digits after the point, instants are in UTC.
   */
  static String read(Connection warehouse, TableName table) throws SQLException, IOException {
    String select = "SELECT %s FROM %s ORDER BY 1, 2".formatted(columns(warehouse, table), table);
    try (Statement statement = warehouse.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
    }
    StringWriter csv = new StringWriter();
    warehouse
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (" + select + ") TO STDOUT (FORMAT csv, HEADER)", csv);
    return csv.toString();
  }

  private static String columns(Connection warehouse, TableName table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = warehouse.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      ResultSetMetaData found = rows.getMetaData();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        String name = found.getColumnName(i);
        columns.add(
            found.getColumnType(i) == Types.DOUBLE
                ? "round(%s::numeric, 6) AS %s".formatted(name, name)
                : name);
      }
    }
    return String.join(", ", columns);
  }
}
