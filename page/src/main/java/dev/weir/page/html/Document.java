package dev.weir.page.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A whole page in one file. Its policy lets it load nothing, send nothing, and run no script but
 * the one that is part of it, whatever a value that it shows may hold.
 */
public record Document(String title, Html body) {
  private static final String STYLE = resource("page.css");
  private static final String SCRIPT = resource("page.js");
  private static final String POLICY =
      "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
          .formatted(hash(STYLE), hash(SCRIPT));

  /** UTF-8, whatever the machine's locale. */
  public byte[] bytes() {
    StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head>");
    Html.all(
            meta("charset", "utf-8"),
            meta("http-equiv", "Content-Security-Policy").with("content", POLICY),
            meta("name", "viewport").with("content", "width=device-width, initial-scale=1"),
            meta("name", "color-scheme").with("content", "light dark"),
            meta("name", "referrer").with("content", "no-referrer"),
            Element.of("title", title))
        .write(page);
    page.append("<style>").append(STYLE).append("</style></head><body>");
    body.write(page);
    page.append("<script>").append(SCRIPT).append("</script></body></html>\n");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Element meta(String attribute, String value) {
    return Element.of("meta").with(attribute, value);
  }

  private static String resource(String name) {
    try (InputStream file = Document.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
