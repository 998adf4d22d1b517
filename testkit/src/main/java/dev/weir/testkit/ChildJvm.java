package dev.weir.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another JVM with the test's class path: for what can only be seen between processes. It speaks to
 * the test in lines.
 */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  public static ChildJvm start(Class<?> main, String... arguments) {
    return start(Map.of(), main, arguments);
  }

  /**
   * @param environment beside what this process has
   */
  public static ChildJvm start(
      Map<String, String> environment, Class<?> main, String... arguments) {
    return start(environment, 256, main, arguments);
  }

  /** With no more than this much memory for its objects. */
  public static ChildJvm within(int megabytes, Class<?> main, String... arguments) {
    return start(Map.of(), megabytes, main, arguments);
  }

  private static ChildJvm start(
      Map<String, String> environment, int megabytes, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(megabytes),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try {
      return new ChildJvm(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line that starts so, and gives it. */
  public String await(String start) {
    try {
      String read = output.readLine();
      while (read != null && !read.startsWith(start)) {
        read = output.readLine();
      }
      if (read == null) {
        throw new AssertionError("The child ended without a line '" + start + "...'");
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it as {@code kill -9} does: it has no chance to tidy up. */
  public void kill() {
    process.destroyForcibly();
    end();
  }

  /** Lets a child that reads its input to the end go on. */
  public int finish() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return end();
  }

  private int end() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while a child ends", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
