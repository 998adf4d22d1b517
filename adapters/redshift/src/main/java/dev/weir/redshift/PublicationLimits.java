package dev.weir.redshift;

import dev.weir.redshift.sql.FoldedNames;
import dev.weir.redshift.sql.RedshiftDialect;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.PublicationSql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much one transaction of the Data API can publish: known from the plan, so that nobody waits
 * for an extraction whose rows cannot be published
 * (docs.aws.amazon.com/redshift-data/latest/APIReference/API_BatchExecuteStatement.html).
 */
public final class PublicationLimits {
  static final int MAX_STATEMENTS = 40;

  /** Whether it counts for a statement or the batch is not documented: kept for the batch. */
  private static final int MAX_BYTES = 100_000;

  /** The longest run id and numbers that there can be. */
  private static final RunContext LONGEST =
      new RunContext(
          RunId.manual("x".repeat(40), Instant.EPOCH),
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          "a".repeat(64));

  private static final LakeIdentity LONGEST_LAKE =
      new LakeIdentity("a".repeat(36), "a".repeat(200));

  private PublicationLimits() {}

  /** What speaks against publishing the targets together, a sentence each; files do not matter. */
  public static List<String> problems(List<TargetLoad> targets) {
    List<String> statements =
        Publishing.statements(
            targets.stream().map(FoldedNames::folded).toList(),
            PublicationSql.of(new RedshiftDialect(), LONGEST, LONGEST_LAKE),
            target -> target.schema().columns().stream().map(PublicationLimits::json).toList());
    List<String> problems = new ArrayList<>();
    if (statements.size() > MAX_STATEMENTS) {
      problems.add(
          "%d targets need %d statements, and a transaction of Redshift's Data API takes %d. Publish fewer tables together: divide the pipeline into several."
              .formatted(targets.size(), statements.size(), MAX_STATEMENTS));
    }
    int bytes = statements.stream().mapToInt(PublicationLimits::bytes).sum();
    if (bytes > MAX_BYTES) {
      problems.add(
          String.format(
              Locale.ROOT,
              "The statements for %d targets with %d columns have %,d bytes, and a transaction of"
                  + " Redshift's Data API takes %,d. Publish fewer columns together: divide the"
                  + " pipeline into several, or select what is needed.",
              targets.size(),
              targets.stream().mapToInt(target -> target.schema().columns().size()).sum(),
              bytes,
              MAX_BYTES));
    }
    return problems;
  }

  /** As a column of a table that is there: SUPER is the longest to write into. */
  private static ExistingColumn json(Column column) {
    return ExistingColumn.nullable(
        column.name(), RedshiftDialect.SUPER, Optional.of(column.type()), List.of());
  }

  /** The statements in order, as many at once as a batch takes. */
  static List<List<String>> batches(List<String> statements) {
    List<List<String>> batches = new ArrayList<>();
    int bytes = 0;
    for (String statement : statements) {
      bytes += bytes(statement);
      if (batches.isEmpty() || batches.getLast().size() == MAX_STATEMENTS || bytes > MAX_BYTES) {
        batches.add(new ArrayList<>());
        bytes = bytes(statement);
      }
      batches.getLast().add(statement);
    }
    return batches;
  }

  private static int bytes(String statement) {
    return statement.getBytes(StandardCharsets.UTF_8).length;
  }
}
