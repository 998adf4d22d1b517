package dev.weir.standin.redshift.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.standin.redshift.engine.Submission;
import java.util.Optional;

/**
 * The one warehouse of this stand-in, serverless and provisioned at once.
 *
 * @param workgroup of Redshift Serverless
 * @param cluster a provisioned one
 * @param secret the ARN of the only secret there is
 */
public record Warehouse(String workgroup, String cluster, String secret) {

  /** The workgroup or cluster that a request is for. */
  Submission.Warehouse named(JsonNode request) {
    Optional<String> workgroup = text(request, "WorkgroupName");
    Optional<String> cluster = text(request, "ClusterIdentifier");
    if (workgroup.isPresent() == cluster.isPresent()) {
      throw ApiException.validation(
          "Exactly one of ClusterIdentifier or WorkgroupName must be specified.");
    }
    // In these words: aws/aws-cdk issue 30536.
    if (!workgroup.orElse(this.workgroup).equals(this.workgroup)
        || !cluster.orElse(this.cluster).equals(this.cluster)) {
      throw ApiException.validation("Redshift endpoint doesn't exist in this region.");
    }
    return new Submission.Warehouse(
        workgroup.isPresent(), workgroup.or(() -> cluster).orElseThrow());
  }

  /** The secret or database user of a request. */
  Optional<String> credentials(JsonNode request) {
    Optional<String> secret = text(request, "SecretArn");
    Optional<String> user = text(request, "DbUser");
    if (secret.isPresent() && user.isPresent()) {
      throw ApiException.validation("Only one of SecretArn or DbUser can be specified.");
    }
    if (!secret.orElse(this.secret).equals(this.secret)) {
      throw ApiException.validation("Secrets Manager can't find the specified secret.");
    }
    if (user.isPresent() && request.has("WorkgroupName")) {
      throw ApiException.validation("DbUser is not supported with WorkgroupName.");
    }
    return secret.or(() -> user);
  }

  static Optional<String> text(JsonNode request, String field) {
    JsonNode value = request.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }
}
