package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pipeline must publish and reject, computed without Weir by {@code pipelines/expected.sh}.
 *
 * @param folder {@code pipelines/<name>/expected}
 */
public record ExpectedOutput(Path folder) {
  private static final String CSV = ".csv";

  public static ExpectedOutput of(Path pipelines, String pipeline) {
    return new ExpectedOutput(pipelines.resolve(pipeline).resolve("expected"));
  }

  /** The tables that there is an expected content of. */
  List<TableName> tables() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[a-z_]+\\.[a-z_]+\\.csv"))
          .sorted()
          .map(name -> TableName.parse(name.substring(0, name.length() - CSV.length())))
          .toList();
    }
  }

  public void assertPublished(Connection warehouse) throws IOException, SQLException {
    assertThat(tables()).as("expected tables in %s", folder).isNotEmpty();
    for (TableName table : tables()) {
      assertPublished(table, PublishedCsv.read(warehouse, table));
    }
  }

  private void assertPublished(TableName table, String published) throws IOException {
    List<String> expected = Files.readAllLines(folder.resolve(table + CSV));
    List<String> lines = published.lines().toList();
    Path digest = folder.resolve(table + CSV + ".digest");
    if (!Files.exists(digest)) {
      assertThat(lines).as(table.toString()).containsExactlyElementsOf(expected);
      return;
    }
    assertThat(lines.stream().limit(expected.size()))
        .as("first rows of " + table)
        .containsExactlyElementsOf(expected);
    assertThat(md5(published) + "," + (lines.size() - 1))
        .as("digest and rows of " + table)
        .isEqualTo(Files.readAllLines(digest).getLast());
  }

  /** One line per reject, {@code data_set,origin,position}, sorted. */
  public List<String> rejects() throws IOException {
    return Files.readAllLines(folder.resolve("rejects.csv")).stream().skip(1).sorted().toList();
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
