package dev.weir.function.extractfile;

import dev.weir.plan.CallLimits;
import dev.weir.source.SourceFiles.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one call of the function can read of files at most. It is more than was ever measured: what
 * is above it cannot finish; what is below still may not.
 *
 * @param time that a call has
 */
record FileLimits(Duration time) {
  private static final long FILES_PER_SECOND = 100;

  /** What there is too much of, after "but"; empty where it may be read. */
  Optional<String> problem(List<SourceFile> files) {
    long seconds = CallLimits.readingSeconds(time);
    long bytes = files.stream().mapToLong(SourceFile::bytes).sum();
    if (files.size() <= seconds * FILES_PER_SECOND
        && bytes <= seconds * CallLimits.BYTES_PER_SECOND) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d files of together %s lie there, and a function reads at most %,d files and %s in its %d minutes",
            files.size(),
            size(bytes),
            seconds * FILES_PER_SECOND,
            size(seconds * CallLimits.BYTES_PER_SECOND),
            time.toMinutes()));
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
