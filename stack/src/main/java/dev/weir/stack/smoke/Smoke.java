package dev.weir.stack.smoke;

import dev.weir.error.WeirException;
import dev.weir.redshift.statement.RedshiftAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** Puts the rules of publishing to a Redshift, in a schema that is dropped at the end. */
public final class Smoke {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss_SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** With each statement; a Serverless workgroup that must wake up included. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RedshiftDataClient client;
  private final RedshiftAddress address;
  private final String schema;

  /**
   * @param client stays open
   * @param started names the schema
   */
  public Smoke(RedshiftDataClient client, RedshiftAddress address, Instant started) {
    this.client = client;
    this.address = address;
    this.schema = "weir_smoke_" + TIME.format(started);
  }

  /** What removes all that it makes. */
  public String dropSql() {
    return ScratchSchema.dropSql(schema);
  }

  /**
   * Tries one rule after the other.
   *
   * @param each told as soon as it is found
   * @throws WeirException if a rule cannot be tried, or the schema cannot be dropped
   */
  public List<Finding> run(Consumer<Finding> each) {
    try (ScratchSchema scratch = new ScratchSchema(client, address, schema, PATIENCE)) {
      scratch.create();
      BatchRules batch = new BatchRules(scratch);
      ConcurrencyRules concurrency = new ConcurrencyRules(scratch);
      Stream<Supplier<Finding>> rules =
          Stream.of(
              batch::failedAssertion,
              batch::replacement,
              concurrency::reader,
              concurrency::locked,
              concurrency::unlocked,
              batch::truncate,
              batch::token);
      return rules.map(Supplier::get).peek(each).toList();
    }
  }
}
