package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.infra.RequestTap.Request;
import dev.weir.infra.Statements.Statement;
import dev.weir.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An action on a resource, as IAM would be asked for the permission.
 *
 * @param resource an ARN; of a secret without the six characters that AWS adds to its name
 */
record AskedOfAws(String action, String resource) {

  /** One of S3 with the bucket in the path, of a JSON protocol, or of the query protocol. */
  static AskedOfAws of(Request request) {
    if (request.target().equals("secretsmanager.GetSecretValue")) {
      return new AskedOfAws("secretsmanager:GetSecretValue", secret(json(request, "SecretId")));
    }
    if (request.target().equals("AWSStepFunctions.DescribeExecution")) {
      return new AskedOfAws("states:DescribeExecution", json(request, "executionArn"));
    }
    if (request.body().startsWith("Action=Publish&")) {
      return new AskedOfAws("sns:Publish", form(request, "TopicArn"));
    }
    if (!request.target().isEmpty() || request.path().equals("/")) {
      throw new IllegalArgumentException("What is this? " + request);
    }
    return s3(request);
  }

  private static AskedOfAws s3(Request request) {
    String[] parts = request.path().split("\\?", 2);
    String key = URLDecoder.decode(parts[0], StandardCharsets.UTF_8).substring(1);
    String arn = "arn:aws:s3:::" + key.replaceFirst("/$", "");
    if (!key.contains("/") || key.endsWith("/")) {
      return new AskedOfAws("s3:ListBucket", arn);
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> new AskedOfAws("s3:GetObject", arn);
      case "PUT", "POST" -> new AskedOfAws("s3:PutObject", arn);
      default -> new AskedOfAws("s3:AbortMultipartUpload", arn);
    };
  }

  /** By name, where code asks by name. */
  private static String secret(String id) {
    return id.startsWith("arn:")
        ? id
        : "arn:aws:secretsmanager:us-east-1:000000000000:secret:" + id;
  }

  private static String json(Request request, String field) {
    byte[] body = request.body().getBytes(StandardCharsets.ISO_8859_1);
    return Json.read(body, JsonNode.class).path(field).asText();
  }

  private static String form(Request request, String field) {
    return Arrays.stream(request.body().split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair[0].equals(field))
        .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a statement of the template allows it in a stack whose values are these. */
  boolean isAllowedBy(Statement statement, Map<String, List<String>> values) {
    return statement.actions().contains(action)
        && statement.resources().stream()
            .flatMap(written -> resolved(written, values))
            .anyMatch(pattern -> matches(pattern, resource));
  }

  private static Stream<String> resolved(JsonNode written, Map<String, List<String>> values) {
    if (written.has("Fn::GetAtt")) {
      JsonNode parts = written.path("Fn::GetAtt");
      return values
          .getOrDefault(parts.path(0).asText() + "." + parts.path(1).asText(), List.of())
          .stream();
    }
    if (written.has("Ref")) {
      return values.getOrDefault(written.path("Ref").asText(), List.of()).stream();
    }
    if (written.has("Fn::Split")) {
      // Every object of each bucket in a list.
      return values.getOrDefault("SourceBucketArns", List.of()).stream().map(arn -> arn + "/*");
    }
    String text = written.path("Fn::Sub").asText(written.asText());
    for (Map.Entry<String, List<String>> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue().getFirst());
    }
    return Stream.of(text);
  }

  private static boolean matches(String pattern, String arn) {
    String expression =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElseThrow();
    return arn.matches(expression);
  }
}
