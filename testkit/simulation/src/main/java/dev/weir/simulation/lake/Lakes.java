package dev.weir.simulation.lake;

import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.redshift.copy.CopyManifest;
import dev.weir.run.LakeIdentity;
import dev.weir.simulation.sql.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All lakes there are, as COPY finds them by their address. */
public final class Lakes {
  private final Map<String, MemoryLake> lakes = new LinkedHashMap<>();

  /** A new lake, with nothing but its identity, which would be another in each history. */
  public MemoryLake make() {
    String name = "lake-" + (lakes.size() + 1);
    MemoryLake lake = new MemoryLake("s3://" + name);
    lake.put(LakeKey.of("lake.json"), Json.bytes(new LakeIdentity(name, lake.location())));
    lakes.put(lake.location(), lake);
    return lake;
  }

  /**
   * The rows that COPY reads.
   *
   * @throws SqlFailure if an object is not there, or has another length
   */
  public List<List<@Nullable Object>> rows(String manifest) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (CopyManifest.Entry entry : Json.read(object(manifest), CopyManifest.class).entries()) {
      byte[] file = object(entry.url());
      if (file.length != entry.meta().contentLength()) {
        throw new SqlFailure("Spectrum Scan Error: the length of " + entry.url() + " differs");
      }
      rows.addAll(DataFiles.rows(file));
    }
    return rows;
  }

  private byte[] object(String url) {
    int end = url.indexOf('/', "s3://".length());
    MemoryLake lake = lakes.get(url.substring(0, end));
    if (lake == null) {
      throw new SqlFailure("S3ServiceException: no bucket " + url);
    }
    return lake.read(LakeKey.of(url.substring(end + 1)))
        .map(Lake.Stored::content)
        .orElseThrow(() -> new SqlFailure("S3ServiceException: manifest or file not found " + url));
  }
}
