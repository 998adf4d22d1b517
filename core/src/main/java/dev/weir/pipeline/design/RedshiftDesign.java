package dev.weir.pipeline.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How Redshift is to store a table.
 *
 * @param sort the columns of the compound sort key; empty leaves it to Redshift (SORTKEY AUTO)
 * @param encodings by column, in order; without any, Redshift chooses all (ENCODE AUTO)
 * @param superColumns columns of JSON text that become SUPER
 */
public record RedshiftDesign(
    Distribution distribution,
    List<String> sort,
    Map<String, Encoding> encodings,
    List<String> superColumns) {
  /** What Redshift chooses, and changes as it learns how the table is queried. */
  public static final RedshiftDesign AUTOMATIC =
      new RedshiftDesign(Distribution.Style.AUTO, List.of(), Map.of(), List.of());

  /** docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html */
  public static final int MAX_SORT_COLUMNS = 400;

  public RedshiftDesign {
    sort = List.copyOf(sort);
    encodings = Collections.unmodifiableMap(new LinkedHashMap<>(encodings));
    superColumns = List.copyOf(superColumns);
  }
}
