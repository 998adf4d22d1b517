package dev.weir.laptop.testing;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.lake.Scratch;
import dev.weir.lake.ScratchFolder;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.test.PipelineTest;
import dev.weir.pipeline.test.TestReader;
import dev.weir.plan.Plan;
import dev.weir.plan.TestPlanner;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the tests of pipelines, each over a lake of its own: with the SQL that a run would have, by
 * the function that a run calls, without sources and without a warehouse.
 *
 * @param pipelines the folder of the catalog
 */
public record TestRunner(
    PipelineCatalog catalog, Path pipelines, DuckDbEngine engine, Scratch scratch) {
  private static final String ENDING = ".yaml";
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  /** The files of a pipeline's tests, in alphabetical order; empty if it has none. */
  public List<Path> tests(String pipeline) {
    Path folder = pipelines.resolve(pipeline).resolve("tests");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * @param file one of {@link #tests}
   * @throws TerminalException if the pipeline cannot be read; what is wrong with the test is its
   *     result
   */
  public TestResult run(String pipeline, Path file) {
    ParsedPipeline parsed = catalog.read(pipeline);
    String name = file.getFileName().toString().replace(ENDING, "");
    try {
      PipelineTest test = TestReader.read(file.toString(), text(file), parsed.pipeline());
      return new TestResult(pipeline, name, differences(parsed, test), Optional.empty());
    } catch (TerminalException e) {
      return new TestResult(pipeline, name, List.of(), Optional.of(e));
    }
  }

  private List<Difference> differences(ParsedPipeline parsed, PipelineTest test) {
    String pipeline = parsed.pipeline().name();
    Plan plan =
        new TestPlanner(engine)
            .plan(
                parsed,
                test,
                mapping -> catalog.mapping(pipeline, mapping),
                RunId.manual(pipeline, test.at()));
    try (ScratchFolder folder = scratch.make()) {
      TestedRun run = TestedRun.start(plan, test, parsed.pipeline(), folder.path());
      run.transform();
      return run.differences();
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new TerminalException(
            CoreError.INVALID_TEST,
            "Cannot use %s: it is larger than %d bytes. Make two tests of it."
                .formatted(file, MOST_BYTES));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static TerminalException unreadable(Path path, IOException cause) {
    return new TerminalException(
        CoreError.INVALID_TEST,
        "Cannot read %s: %s. Check that it may be read, and that it is UTF-8."
            .formatted(path, cause),
        cause);
  }
}
