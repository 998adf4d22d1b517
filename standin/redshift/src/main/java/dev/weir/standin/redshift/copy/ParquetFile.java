package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.Token;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Parquet file read by DuckDB: not by anything that writes Weir's files. */
final class ParquetFile implements AutoCloseable {
  private final S3Address address;
  private final String literal;
  private final Connection duckdb;

  ParquetFile(S3Address address, Path file) throws SQLException {
    this.address = address;
    this.literal = "'" + file.toString().replace("'", "''") + "'";
    this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** The footer's columns, in the file's order. */
  List<FileColumn> columns() {
    try (Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT name, type, type_length, repetition_type, num_children, converted_type, scale, precision, logical_type FROM parquet_schema(%s)"
                    .formatted(literal))) {
      List<FileColumn> columns = new ArrayList<>();
      row.next();
      int left = row.getInt("num_children");
      while (left-- > 0 && row.next()) {
        columns.add(column(row));
        skip(row, row.getInt("num_children"));
      }
      return columns;
    } catch (SQLException e) {
      throw Objects.invalidVersion(address);
    }
  }

  private static void skip(ResultSet row, int children) throws SQLException {
    for (int i = 0; i < children; i++) {
      row.next();
      skip(row, row.getInt("num_children"));
    }
  }

  private static FileColumn column(ResultSet row) throws SQLException {
    boolean nested =
        row.getInt("num_children") > 0 || "REPEATED".equals(row.getString("repetition_type"));
    return new FileColumn(
        row.getString("name"),
        nested ? "GROUP" : row.getString("type"),
        length(row.getString("type_length")),
        annotation(row.getString("logical_type"), row.getString("converted_type")),
        row.getInt("precision"),
        row.getInt("scale"),
        nested);
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  private static String annotation(@Nullable String logical, @Nullable String converted) {
    if (logical != null && !logical.isEmpty()) {
      return logical;
    }
    return converted == null || converted.equals("NONE") ? "" : converted;
  }

  /**
   * A query for the values, in the file's order, as {@link RowLoader} wants them: times as numbers
   * from 1970, nested values as JSON.
   */
  ResultSet values(Statement statement, List<TableColumn> table, List<FileColumn> file)
      throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < file.size(); i++) {
      values.add(value(table.get(i), file.get(i)));
    }
    return statement.executeQuery(
        "SELECT %s FROM read_parquet(%s)"
            .formatted(values.stream().collect(Collectors.joining(", ")), literal));
  }

  Statement statement() throws SQLException {
    return duckdb.createStatement();
  }

  private static String value(TableColumn table, FileColumn file) {
    String name = Token.quote(file.name());
    if (table.type().equals("super")) {
      return "to_json(%s)::VARCHAR".formatted(name);
    }
    if (file.timestamp()) {
      // The number of nanoseconds is taken for one of microseconds: apache/arrow issue 38000.
      return file.nanoseconds() ? "epoch_ns(%s)".formatted(name) : "epoch_us(%s)".formatted(name);
    }
    if (table.type().equals("date")) {
      return "date_diff('day', DATE '1970-01-01', %s)".formatted(name);
    }
    if (table.type().equals("character varying") || table.type().equals("character")) {
      return file.plain() ? "decode(%s)".formatted(name) : name + "::VARCHAR";
    }
    return name;
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
