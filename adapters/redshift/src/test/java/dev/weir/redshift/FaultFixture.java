package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.TransientException;
import dev.weir.pipeline.Write;
import dev.weir.redshift.statement.Patience;
import dev.weir.run.RunContext;
import dev.weir.standin.redshift.engine.Submission;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Publications that something goes wrong with. */
abstract class FaultFixture extends RedshiftFixture {
  /** Looks once, and is told that it is still at work. */
  static final Patience IMPATIENT =
      new Patience(
          Duration.ZERO, Duration.ofSeconds(20), Duration.ofHours(4), Duration.ofSeconds(2));

  /** For whom all that has not ended in a second hangs. */
  static final Patience HANGING =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofDays(-3650),
          Duration.ofSeconds(2));

  final int before = standIn().submissions().size();

  static Publication resumed(Publication run) {
    RunContext context = run.context();
    return new Publication(
        new RunContext(context.run(), 2, context.fence(), context.planHash()),
        run.lake(),
        run.targets());
  }

  static boolean isPublishing(String sql) {
    return sql.startsWith("LOCK");
  }

  Publication staged() {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    stage(run);
    return run;
  }

  Progress advance(Publication run) {
    try (Warehouse warehouse = warehouse()) {
      return warehouse.advance(run, lake());
    }
  }

  /** As the state machine does: transient failures and what is not done yet are tried again. */
  Progress.Done done(Publication run) {
    List<String> seen = new ArrayList<>();
    while (seen.size() < 100) {
      try {
        Progress progress = advance(run);
        if (progress instanceof Progress.Done done) {
          return done;
        }
        seen.add(progress.toString());
      } catch (TransientException e) {
        seen.add(e.getMessage());
      }
    }
    throw new AssertionError("Not published: " + seen);
  }

  void assertPublishedOnce(Publication run) {
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(ledgerRows(COURSE, run)).isOne();
    assertThat(stagingTables()).isEmpty();
  }

  List<String> tokens(Predicate<String> of) {
    return standIn().submissions().stream()
        .skip(before)
        .filter(submission -> submission.sqls().stream().anyMatch(of))
        .map(Submission::clientToken)
        .flatMap(Optional::stream)
        .toList();
  }
}
