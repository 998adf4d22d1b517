package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs COPY: all files are looked at before a row is loaded, and any error fails the whole. */
public final class Copy {
  private final S3Client s3;
  private final String role;

  /**
   * @param role the only one that may be assumed
   */
  public Copy(S3Client s3, String role) {
    this.s3 = s3;
    this.role = role;
  }

  /** Returns the rows loaded. */
  public long run(Connection connection, CopyCommand command) throws SQLException {
    checkRole(command.role());
    List<TableColumn> columns = TableColumn.of(connection, command);
    Path folder = temporary();
    try {
      long rows = 0;
      for (Objects.Fetched object : new Objects(s3, folder).fetch(command)) {
        rows += load(connection, command, columns, object);
      }
      remember(connection, rows);
      return rows;
    } finally {
      delete(folder);
    }
  }

  /** What Redshift says when S3 is asked too often for its liking. */
  public static RedshiftError slowDown(CopyCommand command) {
    return Diagnostics.error(
        "S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown,Rid stand-in",
        8001,
        "Failed to read " + command.from());
  }

  private void checkRole(Optional<String> given) {
    if (!given.equals(Optional.of(role))) {
      throw Diagnostics.error(
          "User arn:aws:redshift:us-east-1:000000000000:dbuser:weir/weir is not authorized to"
              + " assume IAM Role "
              + given.orElse(""),
          8001,
          "IAM Role=" + given.orElse(""));
    }
  }

  private static long load(
      Connection connection, CopyCommand command, List<TableColumn> columns, Objects.Fetched object)
      throws SQLException {
    try (ParquetFile file = new ParquetFile(object.address(), object.file());
        Statement statement = file.statement()) {
      List<FileColumn> found = file.columns();
      new ColumnRules(command, object.address()).check(columns, found);
      List<TableColumn> loaded = columns.subList(0, found.size());
      try (ResultSet values = file.values(statement, loaded, found)) {
        return new RowLoader(command, object.address(), loaded).load(connection, values);
      }
    }
  }

  private static void remember(Connection connection, long rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET standin.copied = '" + rows + "'");
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("redshift-copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
