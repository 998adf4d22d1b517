package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import dev.weir.pipeline.source.Pagination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys that say what an API's answer means beside its records. */
final class AnswerKeys {
  private static final Pattern POINTER = Pattern.compile("/.+");
  private static final Pattern REFUSAL = Pattern.compile("4[0-9][0-9]");

  private static final Key<Optional<String>> LINK =
      Key.optional(
          "link",
          Scalar.choice("link", Map.of("next", "next")),
          "The header Link with rel=\"next\" names the next page.");
  private static final Key<Optional<String>> NEXT_URL =
      Key.optional(
          "next-url",
          Scalar.text("a JSON Pointer, as in /paging/next", POINTER),
          "JSON Pointer to the next page's address in the answer.");
  private static final Table<Pagination> FOLLOWED =
      Table.<Pagination>of(
              "pagination",
              "How an answer names its next page. Pages are read until one names none.",
              List.of(LINK, NEXT_URL),
              fields ->
                  fields
                      .get(NEXT_URL)
                      .<Pagination>map(Pagination.NextUrl::new)
                      .orElseGet(Pagination.Link::new))
          .with(new Rule.ExactlyOne(List.of("link", "next-url")));

  static final Key<Optional<Pagination>> PAGINATION =
      Key.optional(
          "pagination",
          ByForm.<Pagination>wordOrMap(
              Scalar.choice("pagination", Map.of("none", new Pagination.None())), FOLLOWED),
          "Where the next page is; none leaves it out. Default: an answer that names one fails the"
              + " run.");

  static final Key<Set<Integer>> ON_STATUS =
      Key.defaulted(
          "on-status",
          new Mapping<>(
                  "a map from statuses to skip",
                  "a status from 400 to 499",
                  REFUSAL,
                  Scalar.choice("answer to a status", Map.of("skip", "skip")))
              .map(AnswerKeys::statuses),
          Set.of(),
          Map.of(),
          "Statuses of answers to the requests of each that fail nothing, as in {404: skip}: they"
              + " have no records, and are counted.");

  private AnswerKeys() {}

  private static Set<Integer> statuses(Map<String, String> skipped) {
    return skipped.keySet().stream()
        .filter(status -> REFUSAL.matcher(status).matches())
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
