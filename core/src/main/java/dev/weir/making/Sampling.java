package dev.weir.making;

import dev.weir.dataset.RowReceiver;
import dev.weir.making.Sample.Rejected;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the first rows of a source, and ends the reading behind them. */
public final class Sampling implements RowReceiver {
  private final int limit;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private final List<Rejected> rejects = new ArrayList<>();

  private Sampling(int limit) {
    this.limit = limit;
  }

  /** A reader knows no other way to be stopped than by what it gives rows to. */
  private static final class Enough extends RuntimeException {
    Enough() {
      super("enough rows", null, false, false);
    }
  }

  /**
   * @param limit rows at most, and rejects at most
   * @param reader hands the source's rows over
   */
  public static Sample of(Schema schema, int limit, Consumer<RowReceiver> reader) {
    Sampling sampling = new Sampling(limit);
    boolean truncated = false;
    try {
      reader.accept(sampling);
    } catch (Enough _) {
      truncated = true;
    }
    return new Sample(new Rows(schema, sampling.rows, truncated), sampling.rejects);
  }

  @Override
  public void write(@Nullable Object[] row) {
    if (rows.size() == limit) {
      throw new Enough();
    }
    rows.add(Arrays.asList(row));
  }

  @Override
  public void reject(
      String origin, @Nullable Long position, String kind, String reason, String record) {
    if (rejects.size() == limit) {
      throw new Enough();
    }
    rejects.add(new Rejected(position == null ? origin : origin + " " + position, kind, reason));
  }

  @Override
  public void advanced() {}
}
