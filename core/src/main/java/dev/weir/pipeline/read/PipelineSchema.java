package dev.weir.pipeline.read;

import dev.weir.json.Json;
import dev.weir.pipeline.keys.PipelineKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema of a pipeline file, which gives completion in an editor. */
public final class PipelineSchema {
  private PipelineSchema() {}

  /** JSON Schema 2020-12, ending in a line end. */
  public static String text() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A pipeline of Weir");
    schema.putAll(PipelineKeys.PIPELINE.schema());
    return Json.text(schema) + "\n";
  }
}
