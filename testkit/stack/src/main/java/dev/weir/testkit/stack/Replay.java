package dev.weir.testkit.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.error.Category;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All functions in one, deployed as a Lambda: answers to each request what the real function
 * answered on a laptop, from {@code answers.properties} in its package. An answer under the key
 * with {@code !} is thrown, one with {@code ?} the first time only; both are {@code WEIR-n text}.
 */
public final class Replay implements RequestStreamHandler {
  private static final Pattern NAMED =
      Pattern.compile("\"(source|dataSet|query)\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern THROWN = Pattern.compile("(?s)([!?])WEIR-(\\d+) (.*)");
  private static final AtomicInteger LOADS = new AtomicInteger();
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  /** What an answer is kept under; loads are numbered. */
  static String key(String request) {
    if (request.contains("\"startedAt\"")) {
      return "report";
    }
    if (request.contains("\"execution\"")) {
      return "plan";
    }
    Matcher named = NAMED.matcher(request);
    if (!named.find()) {
      return "load/";
    }
    // A source that is extracted and one that is checked have the same answer.
    return (named.group(1).equals("query") ? "query/" : "dataSet/") + named.group(2);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    String key = key(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    Properties answers = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Replay.class.getResourceAsStream("/answers.properties"))) {
      answers.load(file);
    }
    if (FAILED.add(key)) {
      thrown("?" + answers.getProperty(key + "?", ""));
    }
    thrown("!" + answers.getProperty(key + "!", ""));
    String answer = answers.getProperty(key.equals("load/") ? load(answers) : key, "null");
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  /** A run's loads follow each other; then the next run's come. */
  private static String load(Properties answers) {
    int all = Integer.parseInt(answers.getProperty("loads", "1"));
    return "load/" + (LOADS.getAndIncrement() % all + 1);
  }

  private static void thrown(String answer) {
    Matcher failure = THROWN.matcher(answer);
    if (failure.matches()) {
      Code code = new Code(Integer.parseInt(failure.group(2)));
      throw answer.startsWith("?")
          ? new TransientException(code, failure.group(3))
          : new TerminalException(code, failure.group(3));
    }
  }

  /** Its category does not leave the function. */
  record Code(int number) implements ErrorCode {
    @Override
    public Category category() {
      return Category.INTERNAL;
    }
  }
}
