package dev.weir.dataset;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.run.RunFolder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data set that was not made because too much of it was rejected: the content of {@code
 * rejects.json}. It is there so that the rejects can be looked at.
 *
 * @param readRows until reading was given up
 * @param rejects files of rejected rows, of {@link Rejects#SCHEMA}
 * @param rejectReasons rejected rows per reason
 * @param rejectPlaces where the first rows of each reason were, for people
 */
public record Refusal(
    String name,
    String planHash,
    long readRows,
    List<DataFile> rejects,
    Map<String, Long> rejectReasons,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> rejectPlaces) {
  public Refusal {
    rejects = List.copyOf(rejects);
    rejectReasons = Collections.unmodifiableMap(new LinkedHashMap<>(rejectReasons));
    rejectPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(rejectPlaces));
  }

  public long rejectedRows() {
    return rejects.stream().mapToLong(DataFile::rows).sum();
  }

  /** Of a data set that was not made because of its rejects; empty for any other. */
  public static Optional<Refusal> find(Lake lake, RunFolder folder, String dataSet) {
    return lake.read(folder.refusal(dataSet))
        .map(stored -> Json.read(stored.content(), Refusal.class));
  }

  /** The rejects' files of a data set, whether it was made or refused. */
  public static List<DataFile> rejects(Lake lake, RunFolder folder, String dataSet) {
    return lake.read(folder.marker(dataSet))
        .map(stored -> Json.read(stored.content(), DataSet.class).rejects())
        .or(() -> find(lake, folder, dataSet).map(Refusal::rejects))
        .orElse(List.of());
  }
}
