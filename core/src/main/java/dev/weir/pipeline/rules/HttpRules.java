package dev.weir.pipeline.rules;

import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.source.http.Request;
import dev.weir.pipeline.source.http.Request.Method;
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
    Request request = source.request();
    boolean posts = request.method() == Method.POST;
    note(problems, "path", path(request.path()).or(() -> braces(source)));
    note(problems, "each.path", source.each().flatMap(each -> path(each.path())));
    if (source.each().isEmpty() && !source.answers().skipped().isEmpty()) {
      problems.put(
          "on-status",
          "is for the requests of each, and there is no each: the one request there is must"
              + " succeed");
    }
    if (!posts && request.body().isPresent()) {
      problems.put("body", "is sent with method: post only: write it too");
    }
    boolean json = source.format() == Format.JSON;
    if (!json && source.answers().failure().isPresent()) {
      problems.put("error", "looks into the answers, which it can where format is json only");
    }
    if (!json && source.answers().nothing().isPresent()) {
      problems.put("empty", "looks into the answers, which it can where format is json only");
    }
    note(
        problems,
        "pagination",
        PagingRules.problem(source.answers().paging(), json, request.body().isPresent()));
    note(
        problems,
        "each.pagination",
        source.each().flatMap(each -> PagingRules.problem(each.paging(), true, false)));
    return problems;
  }

  private static void note(Map<String, String> problems, String key, Optional<String> problem) {
    problem.ifPresent(text -> problems.put(key, text));
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

  /** Each value has its place, in the path or in the query. */
  private static Optional<String> braces(HttpSource source) {
    Request request = source.request();
    String parameter = source.each().map(Each::parameter).map("{%s}"::formatted).orElse("");
    boolean there =
        request.path().contains(parameter)
            || request.query().values().stream().anyMatch(value -> value.contains(parameter));
    if (!there) {
      return Optional.of(
          "does not have " + parameter + ", which each gives the values for; nor has the query");
    }
    String rest = parameter.isEmpty() ? request.path() : request.path().replace(parameter, "");
    return rest.contains("{") || rest.contains("}")
        ? Optional.of("has braces that nothing gives a value for: add each with that parameter")
        : Optional.empty();
  }
}
