package dev.weir.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.text.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run is called: {@code <pipeline>-20261123T000000Z} for a scheduled run, derived from its
 * logical time because the schedule may be delivered twice; {@code
 * <pipeline>-manual-20261123T101112123Z} for one that a person starts. Every other name of a run is
 * derived here, within the limit of the place it is used in.
 *
 * @param pipeline 1 to 40 of {@code a-z 0-9 -}, starting with a letter
 */
public record RunId(String pipeline, @JsonValue String value) {
  public static final Pattern PIPELINE_NAME = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("(?<pipeline>[a-z][a-z0-9-]{0,39}?)-(manual-\\d{8}T\\d{9}Z|\\d{8}T\\d{6}Z)");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSSX").withZone(ZoneOffset.UTC);

  /** PostgreSQL cuts longer identifiers silently, at 63 bytes. */
  private static final int MAX_IDENTIFIER = 63;

  public RunId {
    if (!isValid(pipeline, value)) {
      throw new TerminalException(
          CoreError.INVALID_NAME,
          "Cannot use '%s' as a run of pipeline '%s': a run is called <pipeline>-20261123T000000Z or <pipeline>-manual-20261123T101112123Z."
              .formatted(value, pipeline));
    }
  }

  /** Whether a run of the pipeline may be called so. */
  static boolean isValid(String pipeline, String value) {
    Matcher matcher = VALUE.matcher(value);
    return matcher.matches() && matcher.group("pipeline").equals(pipeline);
  }

  /**
   * The run of a schedule's tick. Equal times give equal ids; fractions of a second are dropped.
   */
  public static RunId scheduled(String pipeline, Instant logicalTime) {
    return new RunId(
        pipeline, pipeline + "-" + SECONDS.format(logicalTime.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** A run that a person starts at {@code time}. */
  public static RunId manual(String pipeline, Instant time) {
    return new RunId(
        pipeline, pipeline + "-manual-" + MILLIS.format(time.truncatedTo(ChronoUnit.MILLIS)));
  }

  /** Whether a person started it, not a schedule. */
  public boolean isManual() {
    return value.startsWith(pipeline + "-manual-");
  }

  /** The run that is named so; empty if no run can be. */
  public static Optional<RunId> find(String value) {
    Matcher matcher = VALUE.matcher(value);
    return matcher.matches()
        ? Optional.of(new RunId(matcher.group("pipeline"), value))
        : Optional.empty();
  }

  /** Reads what {@link #value()} gives. */
  @JsonCreator
  public static RunId parse(String value) {
    Matcher matcher = VALUE.matcher(value);
    return new RunId(matcher.matches() ? matcher.group("pipeline") : "", value);
  }

  /**
   * The time in the id: the schedule's tick, or when a person started the run.
   *
   * @throws TerminalException if it is no time, like one in a thirteenth month
   */
  public Instant logicalTime() {
    String time = value.substring(value.lastIndexOf('-') + 1);
    DateTimeFormatter format = time.length() == "20261123T000000Z".length() ? SECONDS : MILLIS;
    try {
      return format.parse(time, Instant::from);
    } catch (DateTimeParseException e) {
      throw new TerminalException(
          CoreError.INVALID_NAME,
          "Cannot use '%s' as a run: %s is not a time (UTC).".formatted(value, time),
          e);
    }
  }

  /** The name of an execution of the state machine: at most 80 characters, no colons. */
  public String execution(int attempt) {
    return value + "-" + attempt;
  }

  /**
   * A staging table's name: unique for the run, the target and its content, at most 63 bytes. It
   * keeps a readable start and ends in a hash.
   *
   * @param content whatever tells what is staged from something else that has the same run id
   */
  public String staging(String target, String content) {
    return identifier("stage_", target, value + "\n" + content);
  }

  /** A ledger table's name: one per target table, whatever the pipeline. */
  public static String ledger(String table) {
    return identifier("load_", table, "");
  }

  private static String identifier(String prefix, String readable, String salt) {
    String hash = Sha256.of(readable + "\n" + salt).substring(0, 12);
    String clean = readable.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(java.util.Locale.ROOT);
    int room = MAX_IDENTIFIER - prefix.length() - hash.length() - 1;
    return prefix + clean.substring(0, Math.min(clean.length(), room)) + "_" + hash;
  }

  @Override
  public String toString() {
    return value;
  }
}
