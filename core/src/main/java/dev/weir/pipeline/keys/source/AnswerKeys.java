package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.http.Answers;
import dev.weir.pipeline.source.http.Answers.Failure;
import dev.weir.pipeline.source.http.Answers.Nothing;
import dev.weir.pipeline.source.http.Sign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys that say what an API's answer means beside its records. */
final class AnswerKeys {
  private static final Pattern REFUSAL = Pattern.compile("4[0-9][0-9]");

  private static final Key<Set<Integer>> ON_STATUS =
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

  private static final Key<String> AT =
      Key.required("at", PagingKeys.POINTER, "JSON Pointer to the value that says it.");
  private static final Scalar<String> LITERAL =
      Scalar.literal("a text, a number, or true or false");
  private static final Shape<List<String>> LITERALS =
      ByForm.wordOrList(LITERAL.map(List::of), Listing.of("a list of values", LITERAL));
  private static final Key<Optional<List<String>>> EQUALS =
      Key.optional(
          "equals",
          LITERALS,
          "The value, or a list of them. Default: anything but null, false or an empty text.");
  private static final Key<List<String>> EQUALS_REQUIRED =
      Key.required("equals", LITERALS, "The value, or a list of them: exactly as they come.");
  private static final Key<Optional<String>> MESSAGE =
      Key.optional("message", PagingKeys.POINTER, "JSON Pointer to what the API says of it.");
  private static final Key<Optional<Failure>> ERROR =
      Key.optional(
          "error",
          Table.of(
              "error",
              "How an answer with status 200 says that it failed.",
              List.of(AT, EQUALS, MESSAGE),
              fields ->
                  new Failure(
                      new Sign(fields.get(AT), fields.get(EQUALS).orElse(List.of())),
                      fields.get(MESSAGE))),
          "How an answer with status 200 says that it failed, as in {at: /ok, equals: false,"
              + " message: /error}: the run fails.");
  private static final Key<Long> STATUS =
      Key.required("status", Scalar.integer(200, 499), "The answer's status.");
  private static final Key<Optional<Nothing>> EMPTY =
      Key.optional(
          "empty",
          Table.of(
              "empty",
              "How an answer says that there are no records, where that is no failure.",
              List.of(STATUS, AT, EQUALS_REQUIRED),
              fields ->
                  new Nothing(
                      fields.get(STATUS).intValue(),
                      new Sign(fields.get(AT), fields.get(EQUALS_REQUIRED)))),
          "How an answer says that there are no records, as in {status: 404, at: /errors/0, equals:"
              + " No calls found}: exactly that is no failure.");

  static final List<Key<?>> ALL = List.of(PagingKeys.PAGINATION, ON_STATUS, ERROR, EMPTY);

  private AnswerKeys() {}

  static Answers answers(Fields fields) {
    return new Answers(
        PagingKeys.paging(fields), fields.get(ON_STATUS), fields.get(ERROR), fields.get(EMPTY));
  }

  private static Set<Integer> statuses(Map<String, String> skipped) {
    return skipped.keySet().stream()
        .filter(status -> REFUSAL.matcher(status).matches())
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
