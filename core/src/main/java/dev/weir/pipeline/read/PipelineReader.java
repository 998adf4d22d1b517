package dev.weir.pipeline.read;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.keys.PipelineKeys;
import dev.weir.pipeline.place.Place;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.place.Reading;
import dev.weir.pipeline.rules.NameRules;
import dev.weir.pipeline.rules.QueryRules;
import dev.weir.pipeline.rules.SourceRules;
import dev.weir.pipeline.rules.TargetRules;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a pipeline file, or says everything that is wrong with it. */
public final class PipelineReader {
  private PipelineReader() {}

  /**
   * @param file how people know it; stands in every problem
   * @throws dev.weir.error.TerminalException with a line per problem
   */
  public static ParsedPipeline read(String file, String yaml) {
    return read(file, yaml, Optional.empty());
  }

  /**
   * @param folder that the file is in, whose name must be the pipeline's
   */
  static ParsedPipeline read(String file, String yaml, Optional<String> folder) {
    Problems problems = new Problems(file);
    Optional<Node> document = new YamlDocument(yaml, problems, "a pipeline").compose();
    Optional<ParsedPipeline> parsed = document.flatMap(root -> parse(root, file, folder, problems));
    problems.throwIfAny();
    return parsed.orElseThrow(() -> new IllegalStateException("Nothing read, nothing wrong"));
  }

  private static Optional<ParsedPipeline> parse(
      Node document, String file, Optional<String> folder, Problems problems) {
    Reading reading = new Reading(document, file, problems);
    Place root = reading.root();
    Optional<Pipeline> pipeline = PipelineKeys.PIPELINE.read(root);
    Optional<ParsedPipeline> parsed =
        pipeline.map(value -> new ParsedPipeline(value, reading.positions()));
    parsed.ifPresent(value -> check(value, folder, problems));
    return parsed;
  }

  private static void check(ParsedPipeline parsed, Optional<String> folder, Problems problems) {
    String name = parsed.pipeline().name();
    if (folder.isPresent() && !name.isEmpty() && !folder.get().equals(name)) {
      problems.add(
          parsed.positions(),
          "name",
          "'%s' is not the name of the folder it is in: write %s, or rename the folder"
              .formatted(name, folder.get()));
    }
    new NameRules(parsed, problems).check();
    new SourceRules(parsed, problems).check();
    new TargetRules(parsed, problems).check();
    new QueryRules(parsed, problems).check();
  }
}
