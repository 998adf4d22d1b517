package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.source.http.Answers;
import java.util.List;
import java.util.Map;
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

  static final List<Key<?>> ALL = List.of(PagingKeys.PAGINATION, ON_STATUS);

  private AnswerKeys() {}

  static Answers answers(Fields fields) {
    return new Answers(PagingKeys.paging(fields), fields.get(ON_STATUS));
  }

  private static Set<Integer> statuses(Map<String, String> skipped) {
    return skipped.keySet().stream()
        .filter(status -> REFUSAL.matcher(status).matches())
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
