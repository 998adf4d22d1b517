package dev.weir.function.extractfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.source.SourceFiles.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLimitsTest {
  private static final FileLimits LIMITS = new FileLimits(Duration.ofMinutes(15));

  @Test
  void what_may_finish_is_read() {
    assertThat(LIMITS.problem(files(84_000, 1_000_000))).isEmpty();
  }

  @Test
  void more_files_than_can_be_opened_in_time_are_refused() {
    assertThat(LIMITS.problem(files(84_001, 100)))
        .contains(
            "84,001 files of together 0.0 GB lie there, and a function reads at most 84,000 files and 84.0 GB in its 15 minutes");
  }

  @Test
  void more_bytes_than_can_be_read_in_time_are_refused() {
    assertThat(LIMITS.problem(files(2, 50_000_000_000L)))
        .contains(
            "2 files of together 100.0 GB lie there, and a function reads at most 84,000 files and 84.0 GB in its 15 minutes");
  }

  private static List<SourceFile> files(int count, long bytes) {
    return Collections.nCopies(count, new SourceFile("a.csv", bytes, Instant.EPOCH, ""));
  }
}
