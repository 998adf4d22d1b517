package dev.weir.simulation.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.simulation.lake.DataFiles;
import dev.weir.simulation.world.Chance;
import dev.weir.simulation.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for what reads sources: rows that nobody else has ever read, as a source that changes
 * all the time gives them. Completing is Weir's own.
 */
final class Extraction implements RequestStreamHandler {
  /** Few, so that runs meet in them. */
  private static final int KEYS = 5;

  private static final int MOST_FILES = 2;

  private final World world;
  private final Lake lake;
  private long values;
  private int invocations;

  Extraction(World world, Lake lake) {
    this.world = world;
    this.lake = lake;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    ExtractRequest request = Json.read(input.readAllBytes(), ExtractRequest.class);
    output.write(Json.bytes(extract(request)));
  }

  private DataSetResult extract(ExtractRequest request) {
    DataSets dataSets = new DataSets(lake);
    Optional<DataSet> earlier = dataSets.find(request.context(), request.source());
    if (earlier.isPresent()) {
      return DataSetResult.of(earlier.get(), true);
    }
    Plan plan = new Plans(lake).of(request.context());
    Schema schema = plan.source(request.source()).orElseThrow().schema();
    DataSet made = dataSet(request, schema);
    DataSet complete = dataSets.complete(request.context(), made);
    return DataSetResult.of(complete, !complete.equals(made));
  }

  private DataSet dataSet(ExtractRequest request, Schema schema) {
    List<DataFile> files = new ArrayList<>();
    String invocation = "i" + ++invocations;
    for (List<List<@Nullable Object>> rows : rows(schema)) {
      LakeKey key = request.context().folder().part(request.source(), invocation, files.size());
      byte[] content = DataFiles.of(schema, rows);
      lake.put(key, content);
      files.add(new DataFile(key, rows.size(), content.length));
    }
    Map<String, Long> nulls = new LinkedHashMap<>();
    schema.names().forEach(name -> nulls.put(name, 0L));
    return new DataSet(
        DataSet.FORMAT,
        request.source(),
        request.context().planHash(),
        schema,
        files,
        nulls,
        files.stream().mapToLong(DataFile::rows).sum(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Duration.ZERO);
  }

  /** By file. The first column is a key, and differs in all rows. */
  private List<List<List<@Nullable Object>>> rows(Schema schema) {
    Chance chance = world.chance();
    List<List<List<@Nullable Object>>> files = new ArrayList<>();
    int left = chance.below(MOST_FILES) + 1;
    long key = chance.below(KEYS);
    for (int file = 0; file < left; file++) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      int count = chance.below(2) + 1;
      for (int row = 0; row < count; row++) {
        rows.add(row(schema, key++ % KEYS));
      }
      files.add(rows);
    }
    return files;
  }

  private List<@Nullable Object> row(Schema schema, long key) {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      long value = i == 0 ? key : ++values;
      row.add(
          schema.columns().get(i).type() == Simple.TEXT
              ? lake.location().substring("s3://".length()) + "/" + value
              : (Object) value);
    }
    return row;
  }
}
