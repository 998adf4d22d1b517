package dev.weir.dataset;

import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.run.RunFolder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set that was not made because too much of it was rejected: the content of {@code
 * rejects.json}. It is there so that the rejects can be looked at.
 *
 * @param readRows until reading was given up
 * @param rejects files of rejected rows, of {@link Rejects#SCHEMA}
 * @param rejectReasons rejected rows per reason
 */
public record Refusal(
    String name,
    String planHash,
    long readRows,
    List<DataFile> rejects,
    Map<String, Long> rejectReasons) {
  public Refusal {
    rejects = List.copyOf(rejects);
    rejectReasons = Collections.unmodifiableMap(new LinkedHashMap<>(rejectReasons));
  }

  /** The rejects' files of a data set, whether it was made or refused. */
  public static List<DataFile> rejects(Lake lake, RunFolder folder, String dataSet) {
    return lake.read(folder.marker(dataSet))
        .map(stored -> Json.read(stored.content(), DataSet.class).rejects())
        .or(
            () ->
                lake.read(folder.refusal(dataSet))
                    .map(stored -> Json.read(stored.content(), Refusal.class).rejects()))
        .orElse(List.of());
  }
}
