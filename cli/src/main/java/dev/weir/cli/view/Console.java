package dev.weir.cli.view;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a command prints.
 *
 * @param out for results, and nothing else, so that they can be piped
 * @param err for progress and problems
 * @param terminal whether a person watches: colours, and lines that are written over
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {
  private static final String RESET = "\u001b[0m";

  public static Console system() {
    java.io.Console console = System.console();
    return new Console(
        utf8(System.out), utf8(System.err), Objects.nonNull(console) && console.isTerminal());
  }

  /** Whatever the machine's locale is: the tables and marks are not ASCII. */
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  public String green(String text) {
    return styled("\u001b[32m", text);
  }

  public String red(String text) {
    return styled("\u001b[31m", text);
  }

  public String yellow(String text) {
    return styled("\u001b[33m", text);
  }

  public String dim(String text) {
    return styled("\u001b[2m", text);
  }

  public String bold(String text) {
    return styled("\u001b[1m", text);
  }

  private String styled(String style, String text) {
    return terminal ? style + text + RESET : text;
  }
}
