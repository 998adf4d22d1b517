package dev.weir.pipeline.read;

import dev.weir.error.CoreError;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.schedule.Schedule;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The pipelines of a folder: each in a folder of its own name, as {@code <name>/pipeline.yaml},
 * with the files that it refers to beside it. On AWS that is a folder of the function's package, so
 * that a deployment is a version.
 */
public final class PipelineCatalog {
  private static final int MAX_PIPELINE_BYTES = 4 * YamlDocument.MAX_CHARACTERS;
  private static final int MAX_MAPPING_BYTES = 4 * 1024 * 1024;

  private final Path folder;
  private final UnaryOperator<Pipeline> adapted;

  public PipelineCatalog(Path folder) {
    this(folder, UnaryOperator.identity());
  }

  /**
   * @param adapted what becomes of each pipeline that is read, as in an environment
   */
  public PipelineCatalog(Path folder, UnaryOperator<Pipeline> adapted) {
    this.folder = folder;
    this.adapted = adapted;
  }

  /** In alphabetical order; those that cannot be read are there too. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isRegularFile(file(child)))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * @throws TerminalException if there is no such pipeline, or with everything that is wrong with
   *     it
   */
  public ParsedPipeline read(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new TerminalException(
          CoreError.UNKNOWN_PIPELINE,
          "Cannot find a pipeline in %s: %s"
              .formatted(folder, DidYouMean.notOne(name, "pipeline", names) + named(name, names)));
    }
    Path file = file(folder.resolve(name));
    ParsedPipeline read = PipelineReader.read(file.toString(), text(file), Optional.of(name));
    return new ParsedPipeline(adapted.apply(read.pipeline()), read.positions());
  }

  /** Where a path was given in place of a name. */
  private static String named(String path, List<String> names) {
    if (!path.contains("/") && !path.endsWith(".yaml")) {
      return "";
    }
    List<String> parts = List.of(path.split("/+"));
    return names.stream()
        .filter(parts::contains)
        .findFirst()
        .map(name -> " Give its name alone: '" + name + "'.")
        .orElse(" Give a name, not a path.");
  }

  /**
   * Of the pipelines that have one, by name, in alphabetical order.
   *
   * @throws TerminalException if a pipeline cannot be read
   */
  public Map<String, Schedule> schedules() {
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    for (String name : names()) {
      read(name).pipeline().schedule().ifPresent(schedule -> schedules.put(name, schedule));
    }
    return schedules;
  }

  /**
   * Value to translation, out of a file in the pipeline's folder.
   *
   * @throws IllegalArgumentException with a sentence if it is not there, not below the folder, too
   *     large, or not of two columns
   */
  public Map<String, String> mapping(String pipeline, String file) {
    Path home = folder.resolve(pipeline);
    try {
      Path path = home.resolve(file).toRealPath();
      // Real paths, so that neither .. nor a symbolic link leads out of the folder.
      if (!path.startsWith(home.toRealPath())) {
        throw new IllegalArgumentException(
            "'" + file + "' is not in the pipeline's folder: copy it to " + home);
      }
      if (Files.size(path) > MAX_MAPPING_BYTES) {
        throw new IllegalArgumentException(
            "'" + file + "' is larger than " + MAX_MAPPING_BYTES + " bytes");
      }
      return MappingFile.parse(file, Files.readString(path));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new IllegalArgumentException("'" + file + "' is not a file in " + home, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("'" + file + "' is not UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("'" + file + "' cannot be read: " + e, e);
    }
  }

  private static Path file(Path home) {
    return home.resolve("pipeline.yaml");
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_PIPELINE_BYTES) {
        throw invalid(file, "it is larger than " + MAX_PIPELINE_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw invalid(file, "it is not UTF-8");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static TerminalException invalid(Path file, String why) {
    return new TerminalException(
        CoreError.INVALID_PIPELINE, "Cannot use " + file + ": " + why + ".");
  }

  private static TerminalException unreadable(Path path, IOException cause) {
    return new TerminalException(
        CoreError.INVALID_PIPELINE,
        "Cannot read " + path + ": " + cause + ". Check that it may be read.",
        cause);
  }
}
