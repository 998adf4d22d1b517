package dev.weir.cli.report;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.profile.Profile;
import dev.weir.duckdb.ParquetTable;
import dev.weir.duckdb.profile.Profiler;
import dev.weir.error.WeirException;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.lake.ScratchFolder;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at the values of data sets, for so long and at so much as a person waits for. What that
 * leaves out is told.
 *
 * @param told for people
 */
record Profiles(Lake lake, Scratch scratch, InstantSource clock, Consumer<String> told) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of a data set's files: more are not fetched. */
  private static final long MOST_BYTES = 256_000_000;

  /**
   * @param hidden columns by data set that are not looked at
   */
  Map<String, Profile> of(List<DataSet> dataSets, Map<String, Set<String>> hidden) {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    Instant end = clock.instant().plus(PATIENCE);
    int left = 0;
    for (DataSet dataSet : dataSets) {
      Schema shown = shown(dataSet, hidden.getOrDefault(dataSet.name(), Set.of()));
      if (clock.instant().isAfter(end) || dataSet.bytes() > MOST_BYTES) {
        left++;
      } else if (!shown.columns().isEmpty()) {
        look(dataSet, shown, profiles);
      }
    }
    if (left > 0) {
      told.accept(
          "The values of %d data sets were not looked at: they are too large, or it took too long."
              .formatted(left));
    }
    return profiles;
  }

  private void look(DataSet dataSet, Schema shown, Map<String, Profile> profiles) {
    try (ScratchFolder folder = scratch.make()) {
      List<Path> files =
          dataSet.files().stream()
              .map(DataFile::key)
              .map(key -> lake.fetch(key, folder.path()))
              .toList();
      profiles.put(
          dataSet.name(),
          new Profiler(folder.path()).profile(dataSet.name(), new ParquetTable(shown, files)));
    } catch (WeirException e) {
      told.accept(String.valueOf(e.getMessage())); // A page without it says all the rest.
    }
  }

  private static Schema shown(DataSet dataSet, Set<String> hidden) {
    return new Schema(
        dataSet.schema().columns().stream()
            .filter(column -> !hidden.contains(column.name()))
            .toList());
  }
}
