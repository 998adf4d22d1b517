package dev.weir.redshift.copy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.redshift.statement.RedshiftError;
import java.util.List;

/**
 * What COPY is to read: whole objects, each of which must be there, with the length that COPY from
 * Parquet insists on
 * (docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html).
 */
public record CopyManifest(List<Entry> entries) {
  public CopyManifest {
    entries = List.copyOf(entries);
  }

  public record Entry(String url, boolean mandatory, Meta meta) {}

  public record Meta(@JsonProperty("content_length") long contentLength) {}

  /** Writes it once: a run's data sets do not change. */
  public static void write(Lake lake, LakeKey key, List<DataFile> files) {
    CopyManifest manifest =
        new CopyManifest(
            files.stream()
                .map(file -> new Entry(location(lake, file.key()), true, new Meta(file.bytes())))
                .toList());
    var _ = lake.create(key, Json.bytes(manifest));
  }

  /**
   * @throws TerminalException if the lake is not in S3
   */
  public static String location(Lake lake, LakeKey key) {
    String location = lake.location(key);
    if (!location.startsWith("s3://")) {
      throw new TerminalException(
          RedshiftError.LAKE_NOT_IN_S3,
          "Cannot copy %s into Redshift: COPY reads from S3 only. Put the lake into a bucket of the warehouse's Region (WEIR_LAKE=s3://bucket/prefix)."
              .formatted(location));
    }
    return location;
  }
}
