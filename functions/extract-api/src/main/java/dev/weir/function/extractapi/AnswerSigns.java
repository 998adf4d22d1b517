package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.function.extractapi.http.ApiAnswers;
import dev.weir.pipeline.source.http.Answers;
import dev.weir.pipeline.source.http.Answers.Failure;
import dev.weir.pipeline.source.http.Sign;
import dev.weir.records.json.JsonLookup;
import dev.weir.records.json.JsonLookup.Value;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an answer says of itself, beside its status. */
final class AnswerSigns {
  private final Endpoint endpoint;
  private final Answers answers;
  private final List<String> pointers = new ArrayList<>();
  private final JsonLookup lookup;

  AnswerSigns(Endpoint endpoint, Answers answers, RecordLimits limits) {
    this.endpoint = endpoint;
    this.answers = answers;
    answers.nothing().ifPresent(nothing -> pointers.add(nothing.sign().at()));
    answers
        .failure()
        .ifPresent(
            failure -> {
              pointers.add(failure.sign().at());
              failure.message().ifPresent(pointers::add);
            });
    this.lookup = new JsonLookup(pointers, limits);
  }

  /**
   * Statuses that are looked into.
   *
   * @param also those that are no failure in any case
   */
  Set<Integer> accepted(Set<Integer> also) {
    Set<Integer> accepted = new TreeSet<>(also);
    answers.nothing().ifPresent(nothing -> accepted.add(nothing.status()));
    return accepted;
  }

  /**
   * Whether the answer says that there are no records.
   *
   * @throws TerminalException if it says that it failed
   */
  boolean isNothing(Answer answer) {
    if (pointers.isEmpty()) {
      return false;
    }
    Map<String, Value> values = values(answer);
    if (answers
        .nothing()
        .filter(nothing -> nothing.status() == answer.status())
        .filter(nothing -> matches(nothing.sign(), values.get(nothing.sign().at())))
        .isPresent()) {
      return true;
    }
    Optional<Failure> failure =
        answers
            .failure()
            .filter(_ -> answer.isGood())
            .filter(sign -> matches(sign.sign(), values.get(sign.sign().at())));
    if (failure.isPresent()) {
      throw failed(answer, failure.get(), values);
    }
    return false;
  }

  /** What is no JSON says nothing here; reading its records says what is wrong. */
  private Map<String, Value> values(Answer answer) {
    try {
      return lookup.find(answer.body());
    } catch (IOException | UnusableDocument _) {
      return Map.of();
    }
  }

  private static boolean matches(Sign sign, @Nullable Value value) {
    if (value == null) {
      return false;
    }
    return sign.texts().isEmpty() ? !value.isNothing() : sign.texts().contains(value.text());
  }

  private TerminalException failed(Answer answer, Failure failure, Map<String, Value> values) {
    String pointer = failure.message().filter(values::containsKey).orElse(failure.sign().at());
    Value said = values.get(pointer);
    return new TerminalException(
        ExtractApiError.FAILED_ANSWER,
        "Cannot read %s: its answer says that it failed, at %s: '%s'. Do what it says; if it may pass, resume the run."
            .formatted(
                Endpoint.shown(answer.uri()),
                pointer,
                said == null ? "" : ApiAnswers.shown(endpoint.mask().foreign(said.text()))));
  }
}
