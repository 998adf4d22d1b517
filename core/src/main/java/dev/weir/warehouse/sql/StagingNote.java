package dev.weir.warehouse.sql;

import dev.weir.run.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comment on a staging table: whose it is, and how many rows it has.
 *
 * @param content what it was staged of; empty in notes of earlier versions
 */
public record StagingNote(
    RunId run, String table, long fence, long rows, Optional<Content> content) {
  private static final Pattern TEXT =
      Pattern.compile(
          "weir run=(\\S+) table=(\\S+) fence=(\\d{1,18}) rows=(\\d{1,18})"
              + "(?: lake=(\\S+) plan=(\\S*) files=(\\S+))?");

  /**
   * Tells apart what may be staged for one run and table.
   *
   * @param lake the id of the lake that the run is in
   * @param plan the hash of the run's plan
   * @param files the digest of the target's files
   */
  public record Content(String lake, String plan, String files) {
    String text() {
      return "lake=%s plan=%s files=%s".formatted(lake, plan, files);
    }
  }

  /** As {@link #parse} reads it. */
  String text() {
    return "weir run=%s table=%s fence=%s rows=%s".formatted(run, table, fence, rows)
        + content.map(of -> " " + of.text()).orElse("");
  }

  public static Optional<StagingNote> parse(@Nullable String comment) {
    Matcher matcher = TEXT.matcher(comment == null ? "" : comment);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  private static StagingNote of(Matcher matcher) {
    return new StagingNote(
        RunId.parse(matcher.group(1)),
        matcher.group(2),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        Optional.ofNullable(matcher.group(5))
            .map(lake -> new Content(lake, matcher.group(6), matcher.group(7))));
  }
}
