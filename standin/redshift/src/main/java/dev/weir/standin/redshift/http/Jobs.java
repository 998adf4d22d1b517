package dev.weir.standin.redshift.http;

import dev.weir.standin.redshift.engine.Engine;
import dev.weir.standin.redshift.engine.Job;
import dev.weir.standin.redshift.engine.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every submission so far, by its id and by its token. Thread-safe. */
public final class Jobs {
  /** "Idempotency" (data-api): a token is remembered for eight hours. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(8);

  /** Results are kept for a day (data-api-calling-considerations). */
  private static final Duration RESULT_LIFE = Duration.ofHours(24);

  private static final Pattern ID =
      Pattern.compile("([a-z0-9]{8}(?:-[a-z0-9]{4}){3}-[a-z0-9]{12})(?::(\\d+))?");

  private final Engine engine;
  private final InstantSource clock;
  private final Map<String, Entry> byId = new LinkedHashMap<>();
  private final Map<String, Entry> byToken = new HashMap<>();

  private record Entry(Job job, Instant since) {}

  /** A job, or with its index a part of a batch; the index is -1 for the whole. */
  record Reference(Job job, int part) {}

  public Jobs(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Runs it, or gives the earlier one with its token.
   *
   * @throws ApiException if the token came with something else before
   */
  synchronized Job submit(Submission submission) {
    Entry earlier = submission.clientToken().map(byToken::get).orElse(null);
    if (earlier != null && earlier.since().plus(TOKEN_LIFE).isAfter(clock.instant())) {
      if (!earlier.job().submission().equals(submission)) {
        throw ApiException.validation(
            "ClientToken was used with other parameters in an earlier request.");
      }
      return earlier.job();
    }
    Entry entry = new Entry(engine.submit(submission), clock.instant());
    byId.put(entry.job().id(), entry);
    submission.clientToken().ifPresent(token -> byToken.put(token, entry));
    return entry.job();
  }

  synchronized Reference find(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw ApiException.validation("id must satisfy regex pattern: " + ID.pattern());
    }
    Entry entry = byId.get(matcher.group(1));
    if (entry == null || !entry.since().plus(RESULT_LIFE).isAfter(clock.instant())) {
      throw ApiException.notFound("Query does not exist.");
    }
    int part = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2)) - 1;
    if (part >= entry.job().parts().size()
        || (part >= 0 && !entry.job().submission().batch())
        || (matcher.group(2) != null && part < 0)) {
      throw ApiException.notFound("Query does not exist.");
    }
    return new Reference(entry.job(), part);
  }

  /** The newest first. */
  synchronized List<Job> newest() {
    Collection<Entry> entries = byId.values();
    return new ArrayList<>(entries.stream().map(Entry::job).toList()).reversed();
  }

  /** What was accepted, the oldest first; a repeat with the same token is in it once. */
  public synchronized List<Submission> submissions() {
    return byId.values().stream().map(entry -> entry.job().submission()).toList();
  }
}
