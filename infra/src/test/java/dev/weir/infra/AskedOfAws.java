package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.infra.RequestTap.Request;
import dev.weir.infra.Statements.Statement;
import dev.weir.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An action on a resource, as IAM would be asked for the permission.
 *
 * @param resource an ARN; of a secret without the six characters that AWS adds to its name, of a
 *     workgroup with its name in the place of its id; a star where the action has no resource
 * @param context what conditions are held against
 */
record AskedOfAws(String action, String resource, Map<String, String> context) {
  private static final String ACCOUNT = "us-east-1:000000000000:";
  private static final String DATA_API = "RedshiftData.";

  AskedOfAws {
    context = Map.copyOf(context);
  }

  AskedOfAws(String action, String resource) {
    this(action, resource, Map.of());
  }

  /** What a request needs: one of S3 with the bucket in the path, or of another protocol. */
  static List<AskedOfAws> of(Request request) {
    if (request.target().equals("secretsmanager.GetSecretValue")) {
      return List.of(secretValue(json(request).path("SecretId").asText()));
    }
    if (request.target().equals("AWSStepFunctions.DescribeExecution")) {
      String execution = json(request).path("executionArn").asText();
      return List.of(new AskedOfAws("states:DescribeExecution", execution));
    }
    if (request.target().startsWith(DATA_API)) {
      return dataApi(request.target().substring(DATA_API.length()), json(request));
    }
    if (request.body().startsWith("Action=Publish&")) {
      return List.of(new AskedOfAws("sns:Publish", form(request, "TopicArn")));
    }
    if (!request.target().isEmpty() || request.path().equals("/")) {
      throw new AssertionError("What is this? " + request);
    }
    return s3(request);
  }

  private static List<AskedOfAws> s3(Request request) {
    String[] parts = request.path().split("\\?", 2);
    String key = URLDecoder.decode(parts[0], StandardCharsets.UTF_8).substring(1);
    String arn = "arn:aws:s3:::" + key.replaceFirst("/$", "");
    if (!key.contains("/") || key.endsWith("/")) {
      return List.of(new AskedOfAws("s3:ListBucket", arn));
    }
    AskedOfAws read = new AskedOfAws("s3:GetObject", arn);
    return switch (request.method()) {
      case "GET", "HEAD" -> List.of(read);
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
      case "PUT", "POST" -> {
        AskedOfAws write = new AskedOfAws("s3:PutObject", arn, request.conditions());
        yield request.conditions().containsKey("s3:if-match")
            ? List.of(read, write)
            : List.of(write);
      }
      default -> List.of(new AskedOfAws("s3:AbortMultipartUpload", arn));
    };
  }

  /**
   * What submits names the warehouse, and logs in there; what asks after a statement is allowed who
   * sent it. Functions ask after their own only.
   */
  private static List<AskedOfAws> dataApi(String operation, JsonNode request) {
    String action = "redshift-data:" + operation;
    if (!operation.endsWith("ExecuteStatement")) {
      return List.of(
          new AskedOfAws(
              action, "*", Map.of("redshift-data:statement-owner-iam-userid", "${aws:userid}")));
    }
    Optional<String> workgroup = text(request, "WorkgroupName");
    List<AskedOfAws> asked = new ArrayList<>();
    asked.add(
        new AskedOfAws(
            action,
            workgroup
                .map(AskedOfAws::workgroup)
                .orElseGet(() -> redshift("cluster:" + cluster(request)))));
    if (text(request, "SecretArn").isPresent()) {
      asked.add(secretValue(text(request, "SecretArn").orElseThrow()));
    } else if (workgroup.isPresent()) {
      asked.add(new AskedOfAws("redshift-serverless:GetCredentials", workgroup(workgroup.get())));
    } else {
      asked.addAll(credentials(request));
    }
    return asked;
  }

  /** https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html */
  private static List<AskedOfAws> credentials(JsonNode request) {
    String database =
        redshift("dbname:" + cluster(request) + "/" + request.path("Database").asText());
    return text(request, "DbUser")
        .map(user -> redshift("dbuser:" + cluster(request) + "/" + user))
        .map(
            user ->
                Stream.of(database, user)
                    .map(arn -> new AskedOfAws("redshift:GetClusterCredentials", arn))
                    .toList())
        .orElseGet(
            () -> List.of(new AskedOfAws("redshift:GetClusterCredentialsWithIAM", database)));
  }

  private static String cluster(JsonNode request) {
    return text(request, "ClusterIdentifier").orElseThrow();
  }

  private static String redshift(String resource) {
    return "arn:aws:redshift:" + ACCOUNT + resource;
  }

  private static String workgroup(String name) {
    return "arn:aws:redshift-serverless:" + ACCOUNT + "workgroup/" + name;
  }

  /** By name, where code asks by name. */
  private static AskedOfAws secretValue(String id) {
    return new AskedOfAws(
        "secretsmanager:GetSecretValue",
        id.startsWith("arn:") ? id : "arn:aws:secretsmanager:" + ACCOUNT + "secret:" + id);
  }

  private static Optional<String> text(JsonNode request, String field) {
    return Optional.of(request.path(field).asText()).filter(text -> !text.isEmpty());
  }

  private static JsonNode json(Request request) {
    return Json.read(request.body().getBytes(StandardCharsets.ISO_8859_1), JsonNode.class);
  }

  private static String form(Request request, String field) {
    return Arrays.stream(request.body().split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair[0].equals(field))
        .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a role of the template may, in a stack whose values are these. */
  boolean isAllowedTo(String role, Map<String, List<String>> values) {
    return Statements.allowing(role).stream().anyMatch(statement -> isMeantBy(statement, values))
        && Statements.denying(role).stream().noneMatch(statement -> isMeantBy(statement, values));
  }

  /** Whether the bucket of the template refuses it, whoever asks. */
  boolean isRefusedByTheBucket(Map<String, List<String>> values) {
    return Statements.in(Template.properties("LakePolicy").path("PolicyDocument")).stream()
        .anyMatch(statement -> statement.effect().equals("Deny") && isMeantBy(statement, values));
  }

  private boolean isMeantBy(Statement statement, Map<String, List<String>> values) {
    return statement.actions().contains(action)
        && statement.resources().stream()
            .flatMap(written -> resolved(written, values))
            .anyMatch(pattern -> matches(pattern, resource))
        && holds(statement.condition());
  }

  private boolean holds(JsonNode condition) {
    return condition.properties().stream()
        .allMatch(
            operator ->
                operator.getValue().properties().stream()
                    .allMatch(
                        key -> holds(operator.getKey(), key.getKey(), key.getValue().asText())));
  }

  private boolean holds(String operator, String key, String expected) {
    return operator.equals("Null")
        ? expected.equals(Boolean.toString(!context.containsKey(key)))
        : expected.equals(context.get(key));
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
