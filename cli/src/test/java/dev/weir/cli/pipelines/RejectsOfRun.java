package dev.weir.cli.pipelines;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.parquet.read.RecordReader;
import dev.weir.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run rejected, out of the files in the lake that its markers name. */
final class RejectsOfRun {
  private RejectsOfRun() {}

  /** One line per reject, {@code data_set,origin,position}, sorted. */
  static List<String> read(Lake lake, RunFolder run, Path scratch) {
    List<String> lines = new ArrayList<>();
    for (Lake.Entry entry : lake.list(run.root().resolve("data"))) {
      if (entry.key().name().equals("dataset.json")) {
        byte[] marker = lake.read(entry.key()).orElseThrow().content();
        for (DataFile file : Json.read(marker, DataSet.class).rejects()) {
          lines.addAll(lines(lake.fetch(file.key(), scratch)));
        }
      }
    }
    return lines.stream().sorted().toList();
  }

  private static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    try (RecordReader rows = RecordReader.open(file)) {
      while (rows.hasNext()) {
        @Nullable Object[] row = rows.next();
        lines.add(row[0] + "," + row[1] + "," + Objects.toString(row[2], ""));
      }
    }
    return lines;
  }
}
