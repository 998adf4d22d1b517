package dev.weir.parquet;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Opens local files, and puts what goes wrong with them into words. */
final class LocalParquet {
  private LocalParquet() {}

  static ParquetFileReader open(Path path) {
    try {
      return ParquetFileReader.open(
          new LocalInputFile(path),
          new ParquetReadOptions.Builder(new PlainParquetConfiguration())
              .withCodecFactory(new Codecs())
              .build());
    } catch (IOException e) {
      throw cannotRead(path, e);
    } catch (RuntimeException e) {
      // parquet-java says so with a bare RuntimeException.
      throw new TerminalException(
          ParquetError.NOT_PARQUET,
          "Cannot read %s: it is not a complete Parquet file (%s). Make it again."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  static TerminalException cannotRead(Path path, IOException e) {
    return new TerminalException(
        ParquetError.CANNOT_READ, "Cannot read %s: %s".formatted(path, e.getMessage()), e);
  }
}
