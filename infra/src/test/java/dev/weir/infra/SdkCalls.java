package dev.weir.infra;

import dev.weir.infra.CallGraph.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The actions that IAM asks for when code calls AWS's SDK: {@code S3Client.putObject} is {@code
 * s3:PutObject}. An operation whose action has another name is listed here, so that a new one is
 * either right or makes a test fail.
 */
final class SdkCalls {
  private static final Pattern OWNER =
      Pattern.compile(
          "software/amazon/awssdk/services/(?<service>[a-z0-9]+)/([a-z]+/)?[A-Z][A-Za-z0-9]*(Client|Utilities|Presigner|Waiter)");

  /** Where IAM's prefix is not the SDK's package. */
  private static final Map<String, String> PREFIXES =
      Map.of("redshiftdata", "redshift-data", "sfn", "states", "rds", "rds-db");

  /** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "s3:HeadObject", "s3:GetObject",
          "s3:ListObjectsV2", "s3:ListBucket",
          "s3:CreateMultipartUpload", "s3:PutObject",
          "s3:UploadPart", "s3:PutObject",
          "s3:CompleteMultipartUpload", "s3:PutObject",
          "rds-db:GenerateAuthenticationToken", "rds-db:connect");

  /** Methods of clients that call nobody. */
  private static final Set<String> LOCAL = Set.of("builder", "create", "close", "utilities");

  private SdkCalls() {}

  static Set<String> actions(Set<Method> calls) {
    return calls.stream()
        .flatMap(call -> action(call).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> action(Method call) {
    Matcher owner = OWNER.matcher(call.owner());
    if (!owner.matches() || LOCAL.contains(call.name())) {
      return Optional.empty();
    }
    String service = owner.group("service");
    String operation = call.name().replaceFirst("(Paginator|AsBytes)$", "");
    String action =
        PREFIXES.getOrDefault(service, service)
            + ":"
            + Character.toUpperCase(operation.charAt(0))
            + operation.substring(1);
    return Optional.of(ACTIONS.getOrDefault(action, action));
  }
}
