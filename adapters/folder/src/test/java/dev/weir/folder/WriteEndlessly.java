package dev.weir.folder;

import dev.weir.testkit.EndlessWriter;
import java.nio.file.Path;

/** The writer that a test kills. */
public final class WriteEndlessly {
  private WriteEndlessly() {}

  public static void main(String[] arguments) {
    EndlessWriter.run(new FolderLake(Path.of(arguments[0])));
  }
}
