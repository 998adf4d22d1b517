package dev.weir.pipeline.design;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.error.DidYouMean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Redshift spreads a table's rows over its nodes, written as its catalog does (diststyle in
 * docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLE_INFO.html), in lower case.
 */
public sealed interface Distribution {
  Pattern PATTERN = Pattern.compile("auto|even|all|key\\((?<column>[^()]+)\\)");

  /** As in a pipeline: {@code even}, {@code key(user_id)}. */
  @JsonValue
  String text();

  /** The column whose values decide; empty if none does. */
  default Optional<String> key() {
    return this instanceof Key key ? Optional.of(key.column()) : Optional.empty();
  }

  /** Distributions without a column. */
  enum Style implements Distribution {
    /** Redshift's choice, which it changes as the table grows. */
    AUTO,
    /** One row here, the next there. */
    EVEN,
    /** All rows on every node. */
    ALL;

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Rows with the same value in the column lie together. */
  record Key(String column) implements Distribution {
    @Override
    public String text() {
      return "key(" + column + ")";
    }
  }

  /**
   * Reads what {@link #text()} writes.
   *
   * @throws IllegalArgumentException naming what was read and what would be valid
   */
  @JsonCreator
  static Distribution parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          DidYouMean.notOne(text, "distribution", List.of("auto", "even", "all", "key(column)")));
    }
    String column = matcher.group("column");
    return column == null ? Style.valueOf(text.toUpperCase(Locale.ROOT)) : new Key(column);
  }
}
