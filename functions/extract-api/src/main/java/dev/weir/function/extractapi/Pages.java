package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.pipeline.source.Pagination;
import dev.weir.records.json.NextPage;
import dev.weir.records.json.NextPage.Named;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
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
   * @throws TerminalException if there is a page that nobody has said to read or to leave out, it
   *     is not named where pagination says, or it cannot be asked for
   */
  Optional<URI> after(Answer answer, String records) {
    return switch (pagination) {
      case Pagination.None _ -> Optional.empty();
      case Pagination.Link _ ->
          next(answer, records, answer.nextLink(), ", not by the header Link as pagination says");
      case Pagination.NextUrl(String pointer) ->
          next(
              answer,
              records,
              stated(answer, pointer),
              ", not at %s as pagination says".formatted(pointer));
      case Pagination.Undeclared _ -> next(answer, records, Optional.empty(), "");
    };
  }

  /**
   * @param stated the next page where pagination says that it is. Where none is there, nothing else
   *     may name one: a slip in pagination would look like a last page
   * @param looked where that was, for the message
   */
  private Optional<URI> next(
      Answer answer, String records, Optional<String> stated, String looked) {
    if (stated.isEmpty()) {
      requireLast(answer, records, looked);
    }
    return stated.map(text -> address(answer, text));
  }

  private Optional<String> stated(Answer answer, String pointer) {
    try {
      return next.address(answer.body(), pointer);
    } catch (UnusableDocument e) {
      throw broken(answer, endpoint.mask().foreign(String.valueOf(e.getMessage())));
    }
  }

  private void requireLast(Answer answer, String records, String looked) {
    if (answer.nextLink().isPresent()) {
      throw unread(answer, "by the header Link, rel=\"next\"" + looked, toRead("link: next"));
    }
    Optional<Named> named = next.find(answer.body(), records);
    if (named.isPresent()) {
      String pointer = named.get().pointer();
      throw unread(
          answer,
          "in " + pointer + looked,
          named.get().address()
              ? toRead("next-url: " + pointer)
              : "It is no address, so that it cannot be followed: ask for larger pages in the path."
                  + " To read one page alone,");
    }
  }

  private String toRead(String key) {
    return "To read all pages, write  pagination: {%s}  in source '%s'; to read one page alone,"
        .formatted(key, source);
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
