package dev.weir.laptop.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What git knows of a file, if git is there. */
final class Git {
  private static final long PATIENCE_SECONDS = 5;

  private Git() {}

  /** False too where there is no repository, or git cannot be asked. */
  static boolean tracks(Path file) {
    for (Path folder = file.toAbsolutePath().getParent();
        folder != null;
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        String path = folder.relativize(file.toAbsolutePath()).toString();
        return succeeds(folder, List.of("git", "ls-files", "--error-unmatch", "--", path));
      }
    }
    return false;
  }

  private static boolean succeeds(Path folder, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // A hook of git that calls weir sets GIT_DIR and others, for its own repository.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    try {
      Process process = builder.start();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
