package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.keys.value.Durations;
import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import dev.weir.pipeline.source.http.Pagination;
import dev.weir.pipeline.source.http.Pagination.End;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.pipeline.source.http.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of {@code pagination}. */
final class PagingKeys {
  private static final int MOST_PAGES = 1_000_000;
  private static final int MOST_RECORDS = 1_000_000;
  static final Shape<String> POINTER =
      Scalar.text("a JSON Pointer, as in /paging/next", Pattern.compile("/.+"));
  private static final Pattern PARAMETER_FORM =
      Pattern.compile("query\\.\\S+|body(?:\\.[^.\\s]+)+");
  private static final Shape<Parameter> PARAMETER =
      Scalar.parsed(
          "where it goes in the request, as in query.page or body.after",
          PARAMETER_FORM,
          PagingKeys::parameter);

  private static final Key<Optional<String>> LINK =
      Key.optional(
          "link",
          Scalar.choice("link", Map.of("next", "next")),
          "The header Link with rel=\"next\" names the next page.");
  private static final Key<Optional<String>> NEXT_URL =
      Key.optional("next-url", POINTER, "JSON Pointer to the next page's address in the answer.");

  private static final Key<String> FROM =
      Key.required(
          "from",
          POINTER,
          "JSON Pointer to the value in the answer; -1 is the last element of an array, as in"
              + " /data/-1/id. Nothing, null, false or an empty text there is the end.");
  private static final Key<Parameter> TO =
      Key.required("to", PARAMETER, "Where it goes in the request.");
  private static final Key<Optional<String>> MORE =
      Key.optional(
          "more",
          POINTER,
          "JSON Pointer to true where there is another page; anything but true is the end.");
  private static final Key<Optional<Pagination.Cursor>> CURSOR =
      Key.optional(
          "cursor",
          Table.of(
              "cursor",
              "A value of the answer that the next request sends.",
              List.of(FROM, TO, MORE),
              fields -> new Pagination.Cursor(fields.get(FROM), fields.get(TO), fields.get(MORE))),
          "A value of the answer is sent with the next request.");

  private static final Key<Long> FIRST =
      Key.defaulted("first", Scalar.integer(0, 1), 1L, 1, "Number of the first page.");
  private static final Key<Optional<String>> PAGES =
      Key.optional("pages", POINTER, "JSON Pointer to the number of pages in the answer.");
  private static final Table<Pagination.Page> PAGE_TABLE =
      Table.of(
          "page",
          "Pages have numbers.",
          List.of(TO, FIRST, PAGES),
          fields ->
              new Pagination.Page(fields.get(TO), fields.get(FIRST), stated(fields.get(PAGES))));
  private static final Key<Optional<Pagination.Page>> PAGE =
      Key.optional("page", PAGE_TABLE, "The page's number is sent.");

  private static final Key<Optional<String>> TOTAL =
      Key.optional("total", POINTER, "JSON Pointer to the number of all records in the answer.");
  private static final Table<Pagination.Offset> OFFSET_TABLE =
      Table.of(
          "offset",
          "Records are counted: as many as have come are passed over.",
          List.of(TO, TOTAL),
          fields -> new Pagination.Offset(fields.get(TO), stated(fields.get(TOTAL))));
  private static final Key<Optional<Pagination.Offset>> OFFSET =
      Key.optional("offset", OFFSET_TABLE, "The number of records so far is sent.");

  private static final Key<Long> VALUE =
      Key.required("value", Scalar.integer(1, MOST_RECORDS), "Records of a page.");
  private static final Key<Optional<Paging.Size>> SIZE =
      Key.optional(
          "size",
          Table.of(
              "size",
              "How large a page is asked for.",
              List.of(TO, VALUE),
              fields -> new Paging.Size(fields.get(TO), fields.get(VALUE).intValue())),
          "What every request says of a page's size. A server may give fewer.");
  private static final Key<Optional<Boolean>> STOP =
      Key.optional(
          "stop",
          Scalar.choice("end", Map.of("short-page", true)),
          "short-page, where the API promises that no page but the last has fewer records than"
              + " size. Default for page and offset: the number of all that the answers say, or"
              + " else a page without records.");
  private static final Key<Long> MAX_PAGES =
      Key.defaulted(
          "max-pages",
          Scalar.integer(1, MOST_PAGES),
          (long) Paging.DEFAULT_MAX_PAGES,
          Paging.DEFAULT_MAX_PAGES,
          "Pages at most; more fail the run.");
  private static final Key<Optional<Duration>> MAX_TIME =
      Key.optional(
          "max-time", Durations.DURATION, "Time for all pages; if it is over, the run fails.");

  private static final Table<Paging> FOLLOWED =
      Table.of(
              "pagination",
              "How the page behind an answer is asked for. Pages are read until one is the last.",
              List.of(LINK, NEXT_URL, CURSOR, PAGE, OFFSET, SIZE, STOP, MAX_PAGES, MAX_TIME),
              PagingKeys::followed)
          .with(new Rule.ExactlyOne(List.of("link", "next-url", "cursor", "page", "offset")));

  static final Key<Optional<Paging>> PAGINATION =
      Key.optional(
          "pagination",
          ByForm.<Paging>wordOrMap(
              Scalar.choice("pagination", Map.of("none", Paging.of(new Pagination.None()))),
              FOLLOWED),
          "How the next page is asked for; none leaves it out. Default: an answer that names one"
              + " fails the run.");

  private PagingKeys() {}

  static Paging paging(Fields fields) {
    return fields.get(PAGINATION).orElse(Paging.UNDECLARED);
  }

  private static Paging followed(Fields fields) {
    return new Paging(
        pagination(fields),
        fields.get(SIZE),
        fields.get(MAX_PAGES).intValue(),
        fields.get(MAX_TIME));
  }

  private static Pagination pagination(Fields fields) {
    Optional<Pagination.Page> page = fields.get(PAGE);
    Optional<Pagination.Offset> offset = fields.get(OFFSET);
    if (fields.get(STOP).isPresent() && page.isEmpty() && offset.isEmpty()) {
      throw new IllegalArgumentException("has stop, which is for page and offset only");
    }
    if (page.isPresent()) {
      return new Pagination.Page(
          page.get().to(), page.get().first(), end(page.get().end(), fields));
    }
    if (offset.isPresent()) {
      return new Pagination.Offset(offset.get().to(), end(offset.get().end(), fields));
    }
    Optional<Pagination> cursor = fields.get(CURSOR).map(value -> value);
    return cursor
        .or(() -> fields.get(NEXT_URL).map(Pagination.NextUrl::new))
        .orElseGet(Pagination.Link::new);
  }

  private static End stated(Optional<String> pointer) {
    return pointer.<End>map(End.Stated::new).orElseGet(End.EmptyPage::new);
  }

  private static End end(End end, Fields fields) {
    if (fields.get(STOP).isEmpty()) {
      return end;
    }
    if (end instanceof End.Stated) {
      throw new IllegalArgumentException(
          "has stop, and the number of all too: keep one, as they may disagree");
    }
    return new End.ShortPage(
        fields
            .get(SIZE)
            .map(Paging.Size::value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "has stop: short-page, and no size that a page could be short of")));
  }

  private static Parameter parameter(String text) {
    if (!PARAMETER_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not where a value goes in a request: write query.NAME or body.NAME"
              .formatted(text));
    }
    return Parameter.parse(text);
  }
}
