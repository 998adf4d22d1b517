package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comment on a staging table: whose it is, and how many rows it has.
 *
 * @param lake the id of the lake that the run is in; empty in notes of earlier versions
 */
public record StagingNote(RunId run, String table, long fence, long rows, Optional<String> lake) {
  private static final Pattern TEXT =
      Pattern.compile(
          "weir run=(\\S+) table=(\\S+) fence=(\\d{1,18}) rows=(\\d{1,18})(?: lake=(\\S+))?");

  static String of(RunContext context, LakeIdentity lake, TableName table, String rows) {
    return "weir run=%s table=%s fence=%s rows=%s lake=%s"
        .formatted(context.run(), table, context.fence(), rows, lake.id());
  }

  public static Optional<StagingNote> parse(@Nullable String comment) {
    Matcher matcher = TEXT.matcher(comment == null ? "" : comment);
    return matcher.matches()
        ? Optional.of(
            new StagingNote(
                RunId.parse(matcher.group(1)),
                matcher.group(2),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4)),
                Optional.ofNullable(matcher.group(5))))
        : Optional.empty();
  }

  /**
   * Whether it was left behind by a run of the same pipeline and lake that can never publish any
   * more, because the ledger has a newer one.
   *
   * @param newest fence in the ledger
   */
  public boolean isDead(TableName table, RunId own, LakeIdentity ownLake, long newest) {
    return this.table.equals(table.toString())
        && run.pipeline().equals(own.pipeline())
        && !run.equals(own)
        && lake.filter(id -> !id.equals(ownLake.id())).isEmpty()
        && fence < newest;
  }
}
