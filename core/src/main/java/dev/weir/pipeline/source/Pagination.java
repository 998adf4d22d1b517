package dev.weir.pipeline.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How an API's answer says where its next page is, and whether that is read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Pagination.Undeclared.class, name = "undeclared"),
  @JsonSubTypes.Type(value = Pagination.None.class, name = "none"),
  @JsonSubTypes.Type(value = Pagination.Link.class, name = "link"),
  @JsonSubTypes.Type(value = Pagination.NextUrl.class, name = "next-url")
})
public sealed interface Pagination {
  Pagination UNDECLARED = new Undeclared();

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
}
