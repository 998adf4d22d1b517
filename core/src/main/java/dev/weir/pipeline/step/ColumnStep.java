package dev.weir.pipeline.step;

import dev.weir.dataset.balance.RowEffect;
import dev.weir.pipeline.source.Field;
import dev.weir.schema.ColumnType;
import dev.weir.schema.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that changes columns, row by row. */
public sealed interface ColumnStep extends Step {
  @Override
  default RowEffect effect() {
    return RowEffect.KEEPS;
  }

  /** Keeps these columns, in this order. */
  record Select(List<String> columns) implements ColumnStep {
    public static final String KEYWORD = "select";

    public Select {
      columns = List.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.stream();
    }
  }

  /** Old name to new name. */
  record Rename(Map<String, String> columns) implements ColumnStep {
    public static final String KEYWORD = "rename";

    public Rename {
      columns = InOrder.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.keySet().stream();
    }
  }

  /** A value that is not of the type rejects its row. */
  record Cast(Map<String, ColumnType> columns) implements ColumnStep {
    public static final String KEYWORD = "cast";

    public Cast {
      columns = InOrder.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.keySet().stream();
    }
  }

  /**
   * Replaces code values; a value without a translation stays.
   *
   * @param mapping as written; empty if {@code file} is there
   * @param file CSV of two columns (value, translation) with a header, relative to the pipeline's
   *     folder
   */
  record Translate(String column, Map<String, String> mapping, Optional<String> file)
      implements ColumnStep {
    public static final String KEYWORD = "translate";

    public Translate {
      mapping = InOrder.copyOf(mapping);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }

  /**
   * Text to date; a value that is no date of this format rejects its row, null stays.
   *
   * @param format strftime, default {@code %Y-%m-%d}
   */
  record ValidateDate(String column, String format) implements ColumnStep {
    public static final String KEYWORD = "validate-date";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }

  /**
   * Splits text at a separator into new columns in place of the old. The last takes what is left;
   * missing parts are null.
   */
  record Split(String column, String separator, List<String> into) implements ColumnStep {
    public static final String KEYWORD = "split";

    public Split {
      into = List.copyOf(into);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }

  /**
   * Replaces missing values.
   *
   * @param values literal per column, as text, cast to the column's type
   */
  record Fill(Map<String, String> values) implements ColumnStep {
    public static final String KEYWORD = "fill";

    public Fill {
      values = InOrder.copyOf(values);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return values.keySet().stream();
    }
  }

  enum Masking {
    /** SHA-256 in hexadecimal: equal values stay equal. */
    HASH,
    /** {@code ***} */
    REDACT
  }

  record Mask(Map<String, Masking> columns) implements ColumnStep {
    public static final String KEYWORD = "mask";

    public Mask {
      columns = InOrder.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.keySet().stream();
    }
  }

  /**
   * Reads fields out of a column of JSON text into new columns in place of it.
   *
   * @param columns paths are JSON Pointers
   */
  record Flatten(String column, Map<String, Field> columns) implements ColumnStep {
    public static final String KEYWORD = "flatten";

    public Flatten {
      columns = InOrder.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }
}
