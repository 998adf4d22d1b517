package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comment on a staging table: whose it is, and how many rows it has. */
public record StagingNote(RunId run, String table, long fence, long rows) {
  private static final Pattern TEXT =
      Pattern.compile("weir run=(\\S+) table=(\\S+) fence=(\\d{1,18}) rows=(\\d{1,18})");

  static String of(RunContext context, TableName table, String rows) {
    return "weir run=%s table=%s fence=%s rows=%s"
        .formatted(context.run(), table, context.fence(), rows);
  }

  public static Optional<StagingNote> parse(@Nullable String comment) {
    Matcher matcher = TEXT.matcher(comment == null ? "" : comment);
    return matcher.matches()
        ? Optional.of(
            new StagingNote(
                RunId.parse(matcher.group(1)),
                matcher.group(2),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }
}
