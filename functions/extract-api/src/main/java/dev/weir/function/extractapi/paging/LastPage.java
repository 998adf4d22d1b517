package dev.weir.function.extractapi.paging;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.records.json.NextPage;
import dev.weir.records.json.NextPage.Named;
import dev.weir.records.rows.RecordLimits;
import java.util.Optional;

/** Sees to it that an answer which is taken for the last one names no page behind it. */
final class LastPage {
  private final String source;
  private final String records;
  private final NextPage next;

  /**
   * @param source its name, for messages
   * @param records JSON Pointer to an answer's records
   */
  LastPage(String source, String records, RecordLimits limits) {
    this.source = source;
    this.records = records;
    this.next = new NextPage(limits);
  }

  /**
   * @param looked where pagination has looked for a page, for the message
   * @throws TerminalException if the answer names one elsewhere
   */
  void require(Answer answer, String looked) {
    if (answer.nextLink().isPresent()) {
      throw unread(answer, "by the header Link, rel=\"next\"" + looked, toRead("link: next"));
    }
    Optional<Named> named = next.find(answer.body(), records);
    if (named.isPresent()) {
      throw unread(answer, "in " + named.get().pointer() + looked, cure(named.get()));
    }
  }

  private String cure(Named named) {
    return switch (named.kind()) {
      case ADDRESS -> toRead("next-url: " + named.pointer());
      case VALUE ->
          toRead("cursor: {from: %s, to: query.NAME}".formatted(named.pointer()))
              .replace(" in source", ", with the name that the API's documentation has, in source");
      case FLAG ->
          "It says only that there is one. Write pagination with page, offset or cursor, as the"
              + " API's documentation says, in source '%s'; to read one page alone,"
                  .formatted(source);
    };
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
}
