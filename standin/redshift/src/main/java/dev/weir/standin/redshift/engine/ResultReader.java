package dev.weir.standin.redshift.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.standin.redshift.statement.RedshiftError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads rows into the Data API's fields. */
final class ResultReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DIGITS = 38;

  /** At most 64 KB a row ("Troubleshooting issues", data-api-troubleshooting). */
  private static final int MAX_ROW_BYTES = 64 * 1024;

  private ResultReader() {}

  static ResultTable read(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      types.add(type(meta.getColumnTypeName(i)));
    }
    List<ArrayNode> read = new ArrayList<>();
    long bytes = 0;
    while (rows.next()) {
      ArrayNode row = JSON.arrayNode();
      for (int i = 1; i <= types.size(); i++) {
        row.add(field(rows, i, types.get(i - 1), meta.getPrecision(i)));
      }
      int size = row.toString().getBytes(StandardCharsets.UTF_8).length;
      if (size > MAX_ROW_BYTES) {
        throw new RedshiftError("the size of a row of the result exceeds 64 KB");
      }
      bytes += size;
      read.add(row);
    }
    return new ResultTable(columns(meta, types, read), read, bytes);
  }

  /** As Redshift's catalog names it. */
  private static String type(String postgres) {
    return switch (postgres) {
      case "text" -> "varchar";
      case "jsonb" -> "super";
      case "bytea" -> "varbyte";
      case "serial" -> "int4";
      case "bigserial" -> "int8";
      default -> postgres.startsWith("\"varbyte(") ? "varbyte" : postgres;
    };
  }

  private static ObjectNode field(ResultSet row, int column, String type, int precision)
      throws SQLException {
    ObjectNode field = JSON.objectNode();
    if (row.getObject(column) == null) {
      return field.put("isNull", true);
    }
    switch (type) {
      case "bool" -> field.put("booleanValue", row.getBoolean(column));
      case "int2", "int4", "int8", "oid" -> field.put("longValue", row.getLong(column));
      case "float4", "float8" -> number(field, row.getDouble(column));
      // Not written down by AWS: as psql shows it.
      case "varbyte" -> field.put("stringValue", HexFormat.of().formatHex(row.getBytes(column)));
      case "numeric" -> field.put("stringValue", numeric(row.getString(column), precision));
      default -> field.put("stringValue", row.getString(column));
    }
    return field;
  }

  /** JSON has no such numbers: they are texts in AWS's protocol. */
  private static void number(ObjectNode field, double value) {
    if (Double.isFinite(value)) {
      field.put("doubleValue", value);
    } else {
      field.put("doubleValue", Double.toString(value));
    }
  }

  /**
   * Redshift's widest result has 38 digits ("Computations with numeric values",
   * r_numeric_computations201).
   */
  private static String numeric(String value, int precision) {
    if (precision > 0) {
      return value;
    }
    BigDecimal exact = new BigDecimal(value);
    int whole = Math.max(exact.precision() - exact.scale(), 1);
    if (whole > MAX_DIGITS) {
      throw new RedshiftError("Numeric data overflow (result precision)");
    }
    int scale = Math.min(exact.scale(), MAX_DIGITS - whole);
    return exact.setScale(scale, RoundingMode.DOWN).toPlainString();
  }

  private static ArrayNode columns(ResultSetMetaData meta, List<String> types, List<ArrayNode> rows)
      throws SQLException {
    ArrayNode columns = JSON.arrayNode();
    for (int i = 1; i <= types.size(); i++) {
      String type = types.get(i - 1);
      boolean open = type.equals("numeric") && meta.getPrecision(i) == 0;
      columns.add(
          JSON.objectNode()
              .put("name", meta.getColumnName(i))
              .put("label", meta.getColumnLabel(i))
              .put("typeName", type)
              .put("precision", open ? MAX_DIGITS : meta.getPrecision(i))
              .put("scale", open ? scale(rows, i - 1) : meta.getScale(i))
              .put("length", 0)
              .put("nullable", 1)
              .put("isCaseSensitive", type.equals("varchar"))
              .put("isCurrency", false)
              .put("isSigned", meta.isSigned(i))
              .put("schemaName", "")
              .put("tableName", ""));
    }
    return columns;
  }

  private static int scale(List<ArrayNode> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column).path("stringValue").asText("0"))
        .mapToInt(value -> new BigDecimal(value).scale())
        .max()
        .orElse(0);
  }
}
