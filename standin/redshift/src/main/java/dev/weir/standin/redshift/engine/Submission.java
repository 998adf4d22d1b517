package dev.weir.standin.redshift.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client sent to be run.
 *
 * @param batch whether by BatchExecuteStatement
 * @param parameters by name, empty for a batch
 * @param credentials an ARN of a secret, a user of the database, or empty for the caller's identity
 */
public record Submission(
    boolean batch,
    List<String> sqls,
    Map<String, String> parameters,
    String database,
    Warehouse warehouse,
    Optional<String> credentials,
    Optional<String> statementName,
    Optional<String> clientToken) {

  /** What runs it: a workgroup of Redshift Serverless, or a provisioned cluster. */
  public record Warehouse(boolean serverless, String name) {}

  public Submission {
    sqls = List.copyOf(sqls);
    parameters = Map.copyOf(parameters);
  }
}
