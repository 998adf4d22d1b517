package dev.weir.simulation.lake;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.json.Json;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of data sets: Parquet as far as anybody but COPY looks, which is the footer. The rows lie
 * before it as JSON, so that a history needs no disk.
 */
public final class DataFiles {
  private static final TypeReference<List<List<@Nullable Object>>> ROWS = new TypeReference<>() {};
  private static final Map<String, byte[]> FOOTERS = new ConcurrentHashMap<>();

  private DataFiles() {}

  /**
   * @param rows values in the schema's order: Long and String
   */
  public static byte[] of(Schema schema, List<List<@Nullable Object>> rows) {
    byte[] json = Json.bytes(rows);
    byte[] parquet =
        FOOTERS.computeIfAbsent(schema + " " + rows.size(), _ -> parquet(schema, rows));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(json.length).array());
    file.writeBytes(json);
    file.writeBytes(parquet);
    return file.toByteArray();
  }

  private static byte[] parquet(Schema schema, List<List<@Nullable Object>> rows) {
    try {
      Path file = Files.createTempFile("weir-simulation", ".parquet");
      try {
        Files.delete(file);
        try (RecordWriter writer = RecordWriter.create(file, schema, WriterSettings.DEFAULT)) {
          for (List<@Nullable Object> row : rows) {
            writer.write(row.toArray());
          }
          writer.finish();
        }
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a file, as COPY reads them. */
  public static List<List<@Nullable Object>> rows(byte[] file) {
    int length = ByteBuffer.wrap(file).getInt();
    byte[] json = Arrays.copyOfRange(file, Integer.BYTES, Integer.BYTES + length);
    try {
      List<List<@Nullable Object>> rows = Json.mapper().readValue(json, ROWS);
      return rows.stream()
          .map(
              row ->
                  row.stream()
                      .<@Nullable Object>map(
                          value -> value instanceof Integer number ? number.longValue() : value)
                      .toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
