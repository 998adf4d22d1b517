package dev.weir.pipeline.source.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** How the page behind an answer is asked for, and which answer is the last one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Pagination.Undeclared.class, name = "undeclared"),
  @JsonSubTypes.Type(value = Pagination.None.class, name = "none"),
  @JsonSubTypes.Type(value = Pagination.Link.class, name = "link"),
  @JsonSubTypes.Type(value = Pagination.NextUrl.class, name = "next-url"),
  @JsonSubTypes.Type(value = Pagination.Cursor.class, name = "cursor"),
  @JsonSubTypes.Type(value = Pagination.Page.class, name = "page"),
  @JsonSubTypes.Type(value = Pagination.Offset.class, name = "offset")
})
public sealed interface Pagination {
  /** Nobody has said: an answer that names a next page fails the run. */
  record Undeclared() implements Pagination {}

  /** Each request has one answer. What it says of a next page is left out on purpose. */
  record None() implements Pagination {}

  /** The header {@code Link} with {@code rel="next"} (RFC 8288), until an answer has none. */
  record Link() implements Pagination {}

  /**
   * The address of the next page in the answer itself, until an answer has none.
   *
   * @param pointer JSON Pointer to it, as in {@code /paging/next}
   */
  record NextUrl(String pointer) implements Pagination {}

  /**
   * A value of the answer, sent with the same request again, until an answer has none.
   *
   * @param from JSON Pointer to it; {@code -1} is an array's last element
   * @param to where it goes in the request; the first one is without it
   * @param more JSON Pointer to whether there is another page, where the answer says so
   */
  record Cursor(String from, Parameter to, Optional<String> more) implements Pagination {}

  /**
   * The page's number.
   *
   * @param first number of the first page
   */
  record Page(Parameter to, long first, End end) implements Pagination {}

  /** How many records are before the page: as many as have come, not as were asked for. */
  record Offset(Parameter to, End end) implements Pagination {}

  /** Which page is the last one, where pages are counted. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = End.EmptyPage.class, name = "empty-page"),
    @JsonSubTypes.Type(value = End.ShortPage.class, name = "short-page"),
    @JsonSubTypes.Type(value = End.Stated.class, name = "stated")
  })
  sealed interface End {
    /** One without records, which is asked for in vain. */
    record EmptyPage() implements End {}

    /**
     * One with fewer records than were asked for, because the API promises that no other has.
     *
     * @param size records of all others
     */
    record ShortPage(int size) implements End {}

    /**
     * The answers say how many there are: pages, or records where those are counted.
     *
     * @param pointer JSON Pointer to the number
     */
    record Stated(String pointer) implements End {}
  }
}
