package dev.weir.pipeline.rules;

import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Pagination;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.secrets.ConnectionUri;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the keys of a source of an HTTP API must be to each other. */
final class HttpRules {
  private HttpRules() {}

  /** Whether others on the way can read what is sent there. */
  static boolean isOpenToAll(URI url) {
    return "http".equals(url.getScheme()) && !ConnectionUri.isThisMachine(url.getHost());
  }

  /** What is wrong, by the key below the source. */
  static Map<String, String> problems(HttpSource source) {
    Map<String, String> problems = new LinkedHashMap<>();
    path(source.path()).ifPresent(problem -> problems.put("path", problem));
    source
        .each()
        .flatMap(each -> path(each.path()))
        .ifPresent(problem -> problems.put("each.path", problem));
    if (source.each().isEmpty() && !source.skipped().isEmpty()) {
      problems.put(
          "on-status",
          "is for the requests of each, and there is no each: the one request there is must"
              + " succeed");
    }
    if (source.format() != Format.JSON && source.pagination() instanceof Pagination.NextUrl) {
      problems.put("pagination", "has next-url, which is for json only: write link or none");
    }
    return problems;
  }

  /** All else that no address may have is percent-encoded when it is asked for. */
  private static Optional<String> path(String path) {
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a line break or another control character: take it out");
    }
    return path.indexOf('#') >= 0
        ? Optional.of("has a '#': what follows it is never sent. Take it out, or write %23")
        : Optional.empty();
  }
}
