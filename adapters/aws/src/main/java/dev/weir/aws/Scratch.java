package dev.weir.aws;

import dev.weir.error.TransientException;
import dev.weir.lake.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders for unfinished files, in one folder that is this process's alone: an execution
 * environment of Lambda has one process at a time. What an earlier one left when it ran into its
 * time limit is deleted first, since the disk outlives it.
 */
final class Scratch {
  private final Path folder;
  private boolean swept;

  Scratch(Path folder) {
    this.folder = folder;
  }

  synchronized Path make() {
    if (!swept && Files.exists(folder)) {
      new ScratchFolder(folder).close();
    }
    swept = true;
    try {
      return Files.createTempDirectory(Files.createDirectories(folder), "work-");
    } catch (IOException e) {
      throw new TransientException(
          AwsError.LOCAL_FILE_FAILED,
          "Cannot make a folder in %s: %s. See that it can be written to.".formatted(folder, e),
          e);
    }
  }
}
