package dev.weir.function.extractapi.address;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.pipeline.Connection;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API is told of who asks. Its text shows nothing.
 *
 * @param headers by name, whole
 * @param secrets that the pipeline names in its headers
 */
record Credentials(Map<String, String> headers, List<String> secrets) {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([^}]*)\\}");

  /** User and password of the address, and the headers of the pipeline, which come first. */
  static Credentials of(
      String name, Connection.Http connection, ConnectionUri address, Secrets values) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> secrets = new ArrayList<>();
    address.basic().ifPresent(basic -> headers.put("Authorization", "Basic " + basic));
    connection
        .headers()
        .forEach(
            (header, template) ->
                headers.put(
                    header,
                    NAMED
                        .matcher(template)
                        .replaceAll(
                            named -> {
                              String secret = value(name, header, named, values);
                              secrets.add(secret);
                              return Matcher.quoteReplacement(secret);
                            })));
    return new Credentials(headers, secrets);
  }

  private static String value(String name, String header, MatchResult named, Secrets values) {
    String variable = named.group(1);
    String value = values.value(name, variable).map(String::strip).orElse("");
    if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new TerminalException(
          ExtractApiError.NO_SECRET,
          "Cannot reach connection '%s': its header %s wants ${%s}, which %s. Set %s in the environment; on AWS, in the JSON of the connection's secret."
              .formatted(
                  name,
                  header,
                  variable,
                  value.isEmpty() ? "is not set" : "has a character that no header may have",
                  variable));
    }
    return value;
  }

  @Override
  public String toString() {
    return "Credentials" + headers.keySet();
  }
}
