package dev.weir.function.extractapi.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.weir.function.extractapi.address.RequestPath;
import dev.weir.json.Json;
import dev.weir.pipeline.source.http.Parameter;
import dev.weir.pipeline.source.http.Request.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One request as it is sent, but for what every request of the endpoint has.
 *
 * @param body a JSON object
 */
public record ApiRequest(Method method, URI uri, Optional<String> body) {
  /** A GET without a body. */
  public static ApiRequest get(URI uri) {
    return new ApiRequest(Method.GET, uri, Optional.empty());
  }

  /** The same of another address. */
  public ApiRequest at(URI other) {
    return new ApiRequest(method, other, body);
  }

  /** The same with a number at its place. */
  public ApiRequest with(Parameter to, long number) {
    return with(to, Long.toString(number), JsonNodeFactory.instance.numberNode(number));
  }

  /** The same with a text at its place. */
  public ApiRequest with(Parameter to, String text) {
    return with(to, text, JsonNodeFactory.instance.textNode(text));
  }

  /**
   * The same with a number at its place, as it was written.
   *
   * @param number in JSON
   */
  public ApiRequest withNumber(Parameter to, String number) {
    return with(to, number, JsonNodeFactory.instance.rawValueNode(new RawValue(number)));
  }

  private ApiRequest with(Parameter to, String text, JsonNode value) {
    return switch (to.where()) {
      case QUERY -> at(RequestPath.with(uri, to.name(), text));
      case BODY -> new ApiRequest(method, uri, Optional.of(with(to.names(), value)));
    };
  }

  private String with(List<String> names, JsonNode value) {
    try {
      ObjectNode whole = (ObjectNode) Json.mapper().readTree(body.orElse("{}"));
      ObjectNode at = whole;
      for (String name : names.subList(0, names.size() - 1)) {
        at = at.path(name).isObject() ? (ObjectNode) at.path(name) : at.putObject(name);
      }
      at.set(names.getLast(), value);
      return whole.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The plan has a body that is no JSON", e);
    }
  }
}
