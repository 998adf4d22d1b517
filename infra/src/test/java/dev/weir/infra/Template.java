package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's template.yaml, and what it must agree with. */
final class Template {
  static final Path ROOT = Path.of(System.getProperty("weir.root"));
  static final Path FILE = ROOT.resolve("template.yaml");
  private static final JsonNode TREE = CloudFormation.read(FILE);
  private static final JsonNode SCHEDULES = infra("schedules.yaml");

  private Template() {}

  static JsonNode tree() {
    return TREE;
  }

  /** The nested template, which {@code weir schedule write} writes. */
  static JsonNode schedules() {
    return SCHEDULES;
  }

  /** One of the folder infra, by its name. */
  static JsonNode infra(String file) {
    return CloudFormation.read(ROOT.resolve("infra").resolve(file));
  }

  /** By logical id. */
  static JsonNode properties(String resource) {
    return TREE.path("Resources").path(resource).path("Properties");
  }

  /** Properties by logical id, in its order. */
  static Map<String, JsonNode> ofType(String type) {
    return ofType(type, TREE);
  }

  static Map<String, JsonNode> ofType(String type, JsonNode template) {
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
              }
            });
    return found;
  }

  static Map<String, JsonNode> functions() {
    return ofType("AWS::Serverless::Function");
  }

  /** The logical id of the role that a function has. */
  static String role(String function) {
    return properties(function).path("Role").path("Fn::GetAtt").path(0).asText();
  }

  static JsonNode stateMachine() {
    return json(ROOT.resolve("infra/state-machine.asl.json"));
  }

  static JsonNode json(Path file) {
    try {
      return Json.read(Files.readAllBytes(file), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the folders that have such a file, in order. */
  static List<String> foldersWith(String folder, String file) {
    try (Stream<Path> children = Files.list(ROOT.resolve(folder))) {
      return children
          .filter(child -> Files.exists(child.resolve(file)))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code extract-api} for {@code ExtractApiFunction}. */
  static String folder(String function) {
    return function
        .replaceFirst("Function$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
