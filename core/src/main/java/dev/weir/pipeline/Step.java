package dev.weir.pipeline;

import dev.weir.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a transform; compiles to one SELECT. Rejected rows are counted, never lost. */
public sealed interface Step {
  /** Keeps these columns, in this order. */
  record Select(List<String> columns) implements Step {
    public Select {
      columns = List.copyOf(columns);
    }
  }

  /** Old name to new name. */
  record Rename(Map<String, String> columns) implements Step {
    public Rename {
      columns = Pipeline.ordered(columns);
    }
  }

  /** A value that is not of the type rejects its row. */
  record Cast(Map<String, ColumnType> columns) implements Step {
    public Cast {
      columns = Pipeline.ordered(columns);
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
      implements Step {
    public Translate {
      mapping = Pipeline.ordered(mapping);
    }
  }

  /**
   * Text to date; a value that is no date of this format rejects its row, null stays.
   *
   * @param format strftime, default {@code %Y-%m-%d}
   */
  record ValidateDate(String column, String format) implements Step {}

  /**
   * Splits text at a separator into new columns in place of the old. The last takes what is left;
   * missing parts are null.
   */
  record Split(String column, String separator, List<String> into) implements Step {
    public Split {
      into = List.copyOf(into);
    }
  }

  enum JoinType {
    INNER,
    LEFT
  }

  /**
   * Adds the other data set's columns. A name that both have and that is not in {@code on} is an
   * error.
   */
  record Join(String with, List<String> on, JoinType type) implements Step {
    public Join {
      on = List.copyOf(on);
    }
  }

  enum Function {
    MEAN,
    SUM,
    MIN,
    MAX,
    COUNT,
    COUNT_DISTINCT
  }

  /**
   * @param column empty only for {@code count(*)}
   */
  record Aggregation(Function function, Optional<String> column) {}

  /**
   * One row per distinct {@code by}; nulls are a group of their own. Mean is double; sum of
   * integers is bigint, of decimals decimal(38,s).
   */
  record Aggregate(List<String> by, Map<String, Aggregation> columns) implements Step {
    public Aggregate {
      by = List.copyOf(by);
      columns = Pipeline.ordered(columns);
    }
  }

  /** Keeps rows where a SQL condition is true. */
  record Filter(String condition) implements Step {}

  /**
   * Replaces missing values.
   *
   * @param values literal per column, as text, cast to the column's type
   */
  record Fill(Map<String, String> values) implements Step {
    public Fill {
      values = Pipeline.ordered(values);
    }
  }

  /**
   * @param descending nulls are last in either direction
   */
  record Order(String column, boolean descending) {}

  record Sort(List<Order> order) implements Step {
    public Sort {
      order = List.copyOf(order);
    }
  }

  /** The first {@code n} rows of each group. */
  record Top(int n, List<String> by, List<Order> order) implements Step {
    public Top {
      by = List.copyOf(by);
      order = List.copyOf(order);
    }
  }

  /** One row per distinct {@code by}: the first in {@code order}. */
  record Deduplicate(List<String> by, List<Order> order) implements Step {
    public Deduplicate {
      by = List.copyOf(by);
      order = List.copyOf(order);
    }
  }

  enum Masking {
    /** SHA-256 in hexadecimal: equal values stay equal. */
    HASH,
    /** {@code ***} */
    REDACT
  }

  record Mask(Map<String, Masking> columns) implements Step {
    public Mask {
      columns = Pipeline.ordered(columns);
    }
  }

  /**
   * Reads fields out of a column of JSON text into new columns in place of it.
   *
   * @param columns paths are JSON Pointers
   */
  record Flatten(String column, Map<String, Field> columns) implements Step {
    public Flatten {
      columns = Pipeline.ordered(columns);
    }
  }
}
