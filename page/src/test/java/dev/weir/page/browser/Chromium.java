package dev.weir.page.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium with one page, over its DevTools protocol. Whatever the page complains of,
 * and whatever it asks the network for, is kept.
 */
public final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private String session = "";
  private int last;

  private Chromium(Process process, String address) {
    this.process = process;
    this.socket =
        client
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param profile an empty folder of its own
   */
  public static Chromium start(Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.startsWith("DevTools listening on ")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("Chromium does not say where it listens");
    }
    Chromium chromium = new Chromium(process, line.substring("DevTools listening on ".length()));
    chromium.attach();
    return chromium;
  }

  private void attach() {
    String target =
        call("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Opens a file, and waits until it is loaded. */
  public void open(Path page) {
    problems.clear();
    requests.clear();
    call("Page.navigate", Map.of("url", page.toUri().toString()));
    while (!"complete".equals(evaluate("document.readyState").asText())
        || evaluate("location.href").asText().equals("about:blank")) {
      Thread.onSpinWait();
    }
  }

  /**
   * @param dark the colours that the system asks for
   */
  public void look(int width, int height, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** The value of an expression in the page. */
  public JsonNode evaluate(String script) {
    JsonNode result = call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(script + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** A click of the mouse in the middle of the first element that is found. */
  public void click(String selector) {
    JsonNode at =
        evaluate(
            "(() => { const e = document.querySelector('%s'); e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
                .formatted(selector));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              at.path(0).asDouble(),
              "y",
              at.path(1).asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  public void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** The page as it would be printed. */
  public byte[] printed() {
    return Base64.getDecoder().decode(call("Page.printToPDF", Map.of()).path("data").asText());
  }

  /** PNG of what can be seen, or of the whole page. */
  public byte[] screenshot() {
    return Base64.getDecoder()
        .decode(call("Page.captureScreenshot", Map.of("format", "png")).path("data").asText());
  }

  /** What stands in the console, and errors that nobody caught. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The addresses that were asked for, but for the page itself. */
  public List<String> requests() {
    return requests.stream().skip(1).toList();
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    last++;
    ObjectNode message = Json.mapper().createObjectNode();
    message.put("id", last).put("method", method);
    message.set("params", Json.mapper().valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonNode answer = next();
      if (answer.path("id").asInt() == last) {
        if (answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
      hear(answer);
    }
  }

  private JsonNode next() {
    try {
      JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("Chromium does not answer");
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void hear(JsonNode event) {
    switch (event.path("method").asText()) {
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
          problems.add(event.path("params").toString());
      case "Network.requestWillBeSent" ->
          requests.add(event.path("params").path("request").path("url").asText());
      default -> {}
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        messages.add(Json.read(text.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
