package dev.weir.cli.view;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Scanner;
import java.util.regex.Pattern;

/**
 * Where a command prints.
 *
 * @param out for results, and nothing else, so that they can be piped
 * @param err for progress and problems
 * @param in what a person answers
 * @param terminal whether a person watches: colours, lines that are written over, and questions
 * @param command how Weir is called here, for commands that are suggested
 */
public record Console(
    PrintStream out, PrintStream err, InputStream in, boolean terminal, String command) {
  /** As texts have it that do not know how Weir is called. */
  private static final String WRITTEN = "./weir";

  private static final Pattern YES = Pattern.compile("y|yes", Pattern.CASE_INSENSITIVE);
  private static final String RESET = "\u001b[0m";

  /** Where nobody answers. */
  public Console(PrintStream out, PrintStream err, boolean terminal) {
    this(out, err, InputStream.nullInputStream(), terminal, WRITTEN);
  }

  public static Console system() {
    java.io.Console console = System.console();
    return new Console(
        utf8(System.out),
        utf8(System.err),
        System.in,
        Objects.nonNull(console) && console.isTerminal(),
        System.getProperty("weir.command", WRITTEN));
  }

  /** Whatever the machine's locale is: the tables and marks are not ASCII. */
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** The same, where commands must be given with the options. */
  public Console with(String options) {
    return new Console(out, err, in, terminal, command + options);
  }

  /** The same with nothing among the results: what it prints stands beside them. */
  public Console aside() {
    return new Console(err, err, in, terminal, command);
  }

  /** A sentence whose commands can be copied. */
  public String suggested(String sentence) {
    return sentence.replace(WRITTEN + " ", command + " ");
  }

  /** Asks a person; anything but yes, the end of the input too, is a no. */
  public boolean agrees(String question) {
    err.print(question + " [y/N] ");
    err.flush();
    Scanner answers = new Scanner(in, StandardCharsets.UTF_8);
    return answers.hasNextLine() && YES.matcher(answers.nextLine().strip()).matches();
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
