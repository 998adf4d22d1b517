package dev.weir.parquet.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import dev.weir.testkit.fuzz.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files, Weir's own and others': an error of ours, or the rows that the footer counts. */
class ParquetFuzzTest {
  private static final int ROUNDS = 4000;

  @TempDir Path folder;

  @Test
  void aDamagedFileIsAnErrorThatNamesIt() {
    fuzz().run(this::readWhole);
  }

  @Test
  void aDamagedEndOfAnObjectIsAnErrorThatNamesIt() {
    fuzz()
        .run(
            input ->
                ours(
                    "s3://lake/a.parquet",
                    () ->
                        Footers.ofTail(
                            "s3://lake/a.parquet",
                            length ->
                                Arrays.copyOfRange(
                                    input, Math.max(input.length - length, 0), input.length))));
  }

  @Test
  void noBeginningOfAFileIsAFile() {
    fuzz().cut(input -> assertThat(readWhole(input)).isFalse());
  }

  /** Whether it could be read. */
  private boolean readWhole(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a.parquet"), bytes);
    return ours(
        file.toString(),
        () -> {
          long rows = 0;
          try (RecordReader reader = RecordReader.open(file)) {
            for (; reader.hasNext(); rows++) {
              assertThat(reader.next()).hasSameSizeAs(reader.schema().columns());
            }
          }
          assertThat(rows).isEqualTo(Footers.read(file).rows());
        });
  }

  private static boolean ours(String location, Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (TerminalException e) {
      assertThat(e.code()).isIn(ParquetError.NOT_PARQUET, ParquetError.UNSUPPORTED_COLUMN);
      if (e.code() == ParquetError.NOT_PARQUET) {
        assertThat(e).hasMessageContaining("Cannot read " + location + ": ");
      }
      assertThat(e.getMessage()).doesNotContain("Exception").doesNotContain("java.");
      return false;
    }
  }

  private static Fuzz fuzz() {
    return Fuzz.of(ParquetFuzzTest.class, "seeds", ROUNDS);
  }
}
