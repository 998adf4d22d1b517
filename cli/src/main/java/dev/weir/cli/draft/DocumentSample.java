package dev.weir.cli.draft;

import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.source.Format;
import dev.weir.records.packed.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The first bytes of a document: all of it where its types cannot be seen otherwise.
 *
 * @param whole whether it ends there
 */
@SuppressWarnings("ArrayRecordComponent")
record DocumentSample(byte[] bytes, boolean whole) {
  /** Of lines, the first are enough. */
  private static final int OF_LINES = 10 << 20;

  private static final int OF_DOCUMENTS = 64 << 20;

  static DocumentSample of(Path file, Format format) {
    Optional<Packed> packing = Packed.byEnding(file.toString());
    try (InputStream stored = Files.newInputStream(file);
        InputStream input = packing.isPresent() ? packing.get().unpack(stored) : stored) {
      return read(input, format);
    } catch (IOException e) {
      throw unreadable(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * @param shown the address without its query
   */
  static DocumentSample of(URI uri, String shown, Format format) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the server answered " + answer.statusCode());
        }
        return read(body, format);
      }
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "it does not answer" : e.getMessage();
      throw unreadable(shown, reason, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(shown, "interrupted", e);
    }
  }

  private static DocumentSample read(InputStream input, Format format) throws IOException {
    boolean lines = format != Format.JSON && format != Format.XML;
    int most = lines ? OF_LINES : OF_DOCUMENTS;
    byte[] bytes = input.readNBytes(most);
    boolean whole = input.read() < 0;
    if (!whole && !lines) {
      throw new IOException("it is larger than %d MB".formatted(most >> 20));
    }
    return new DocumentSample(bytes, whole);
  }

  private static TerminalException unreadable(String subject, String reason, Exception e) {
    return new TerminalException(
        CommandError.NO_DRAFT,
        "Cannot draft a pipeline from %s: %s. Check that it is there and may be read."
            .formatted(subject, reason),
        e);
  }
}
