package dev.weir.standin.redshift.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a COPY loads ("Using a manifest to specify data files",
 * loading-data-files-using-manifest).
 */
final class Manifest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifest() {}

  /**
   * @param mandatory whether it is an error if there is no such object; not, if not said
   * @param length in bytes, as the manifest says
   */
  record Entry(S3Address address, boolean mandatory, long length) {}

  static List<Entry> read(S3Address address, byte[] content) {
    JsonNode entries = json(address, content).path("entries");
    if (!entries.isArray()) {
      throw malformed(address);
    }
    List<Entry> list = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (!entry.path("url").isTextual()) {
        throw malformed(address);
      }
      list.add(
          new Entry(
              S3Address.parse(entry.path("url").asText()),
              entry.path("mandatory").asBoolean(false),
              length(entry)));
    }
    return list;
  }

  /** For Parquet each entry says its object's size: awslabs/aws-lambda-redshift-loader PR 221. */
  private static long length(JsonNode entry) {
    if (!entry.has("meta")) {
      throw Diagnostics.error("File entry does not have 'meta' key.", 15003, "");
    }
    JsonNode length = entry.path("meta").path("content_length");
    if (!length.isIntegralNumber()) {
      throw Diagnostics.error("File entry does not have 'content_length' key.", 15003, "");
    }
    return length.asLong();
  }

  private static JsonNode json(S3Address address, byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw malformed(address);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static dev.weir.standin.redshift.statement.RedshiftError malformed(S3Address address) {
    return Diagnostics.error(
        "The manifest file is malformed", 8001, "Manifest file location = " + address);
  }
}
