package dev.weir.cli.pipeline;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pipeline to start from, with its input. */
record SamplePipeline(Path pipelines, String name) {
  Path folder() {
    return pipelines.resolve(name);
  }

  static void requireNew(Path folder) {
    if (Files.exists(folder)) {
      throw new TerminalException(
          CommandError.FILE_EXISTS,
          "Cannot write a new pipeline: %s is there already. Choose another name."
              .formatted(folder));
    }
  }

  /**
   * @param console knows how the commands are called that the comments speak of
   * @throws TerminalException if a pipeline of this name is there
   */
  void write(Console console) throws IOException {
    requireNew(folder());
    Path input = Files.createDirectories(folder().resolve("input"));
    String table = name.replace('-', '_') + ".sales";
    Files.writeString(
        folder().resolve("pipeline.yaml"),
        console
            .suggested(Template.text("pipeline.yaml.template"))
            .replace("NAME", name)
            .replace("TABLE", table));
    Files.writeString(input.resolve("orders.csv"), Template.text("orders.csv.template"));
  }
}
