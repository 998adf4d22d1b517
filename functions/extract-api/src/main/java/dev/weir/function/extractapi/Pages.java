package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.pipeline.source.Pagination;
import dev.weir.records.json.NextPage;
import dev.weir.records.json.NextPage.Named;
import dev.weir.records.rows.RecordLimits;
import java.net.URI;
import java.util.Optional;

/** Which page follows an answer, as the source says that the API tells it. */
final class Pages {
  private final String source;
  private final Endpoint endpoint;
  private final Pagination pagination;
  private final NextPage next;

  /**
   * @param source its name, for messages
   */
  Pages(String source, Endpoint endpoint, Pagination pagination, RecordLimits limits) {
    this.source = source;
    this.endpoint = endpoint;
    this.pagination = pagination;
    this.next = new NextPage(limits);
  }

  /**
   * The address of the page behind an answer; empty where it is the last one.
   *
   * @param records JSON Pointer to its records
   * @throws TerminalException if there is a page that nobody has said to read or to leave out, or
   *     it cannot be asked for
   */
  Optional<URI> after(Answer answer, String records) {
    return switch (pagination) {
      case Pagination.None _ -> Optional.empty();
      case Pagination.Link _ -> answer.nextLink().map(link -> address(answer, link));
      case Pagination.NextUrl(String pointer) ->
          next.value(answer.body(), pointer).map(text -> address(answer, text));
      case Pagination.Undeclared _ -> {
        requireLast(answer, records);
        yield Optional.empty();
      }
    };
  }

  private void requireLast(Answer answer, String records) {
    if (answer.nextLink().isPresent()) {
      throw unread(
          answer,
          "by the header Link, rel=\"next\"",
          "To read all pages, write  pagination: {link: next}  in source '%s'; to read this one alone,"
              .formatted(source));
    }
    Optional<Named> named = next.find(answer.body(), records);
    if (named.isPresent()) {
      String pointer = named.get().pointer();
      throw unread(
          answer,
          "in " + pointer,
          named.get().address()
              ? "To read all pages, write  pagination: {next-url: %s}  in source '%s'; to read this one alone,"
                  .formatted(pointer, source)
              : "It is no address, so that it cannot be followed: ask for larger pages in the path."
                  + " To read this one alone,");
    }
  }

  private static TerminalException unread(Answer answer, String where, String whatToDo) {
    return new TerminalException(
        ExtractApiError.UNREAD_PAGES,
        "Cannot read all of %s: the answer names a next page %s, and the rows on it would be missing. %s write  pagination: none"
            .formatted(Endpoint.shown(answer.uri()), where, whatToDo));
  }

  /** With the address's options, which servers leave out of their links. */
  private URI address(Answer answer, String text) {
    URI address;
    try {
      address = answer.uri().resolve(text.strip());
    } catch (IllegalArgumentException _) {
      // Neither text nor cause is shown: what cannot be taken apart may hold a credential.
      throw broken(answer, "what it names as its next page is no address");
    }
    if (!endpoint.isAt(address)) {
      throw broken(answer, "its next page is elsewhere, on " + host(address));
    }
    return endpoint.withOptions(address);
  }

  private static String host(URI address) {
    return address.getHost() == null ? "a host without a name" : address.getHost();
  }

  static TerminalException repeated(Answer answer) {
    return broken(answer, "its next page has been read before, so that there is no end");
  }

  private static TerminalException broken(Answer answer, String why) {
    return new TerminalException(
        ExtractApiError.BROKEN_PAGES,
        "Cannot read on behind %s: %s. Correct pagination, or write  pagination: none  to read one page alone."
            .formatted(Endpoint.shown(answer.uri()), why));
  }
}
