package dev.weir.cli.report;

import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whatever opens pages on this machine. */
final class Browser {
  private Browser() {}

  /**
   * @throws TerminalException if nothing does
   */
  static void open(Path page) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), page))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new TerminalException(
          CommandError.NOT_OPENED,
          "Cannot open %s: this machine has no program that opens pages (%s). Open the file in a browser."
              .formatted(page, e.getMessage()),
          e);
    }
  }

  static List<String> command(String system, Path page) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", page.toString());
  }
}
