package dev.weir.pipeline.design;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.weir.schema.InOrder;
import dev.weir.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a target says about its table beyond the columns.
 *
 * @param comments kept up to date in every warehouse
 * @param redshift for tables and columns that are made there; other warehouses have none of it
 * @param schema what becomes of columns that differ; empty where nothing is said
 * @param renamed columns of the table to the names that they get, with their values
 */
public record TableDesign(
    Comments comments,
    RedshiftDesign redshift,
    Constraints constraints,
    Optional<SchemaPolicy> schema,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> renamed) {
  /** Nothing is said: no comments, and what Redshift chooses itself. */
  public static final TableDesign NONE = new TableDesign(Comments.NONE, RedshiftDesign.AUTOMATIC);

  public TableDesign {
    renamed = InOrder.copyOf(renamed);
  }

  /** With the constraints that sources promise, as far as they become known. */
  public TableDesign(Comments comments, RedshiftDesign redshift) {
    this(comments, redshift, Constraints.KEPT);
  }

  /** Whose columns change as they do where nothing is said. */
  public TableDesign(Comments comments, RedshiftDesign redshift, Constraints constraints) {
    this(comments, redshift, constraints, Optional.empty(), Map.of());
  }

  /** What becomes of columns that differ. */
  public SchemaPolicy policy() {
    return schema.orElse(SchemaPolicy.DEFAULT);
  }

  /** The same with a policy, unless it has one of its own. */
  public TableDesign under(SchemaPolicy policy) {
    Optional<SchemaPolicy> said = Optional.of(policy).filter(p -> !p.equals(SchemaPolicy.DEFAULT));
    return new TableDesign(comments, redshift, constraints, schema.or(() -> said), renamed);
  }

  /**
   * The same with what sources promise of the columns, if the target keeps it.
   *
   * @param key of a source's table; empty without one
   */
  public TableDesign promised(Set<String> notNull, List<String> key) {
    return new TableDesign(comments, redshift, constraints.with(notNull, key), schema, renamed);
  }

  /**
   * What is wrong with it whatever the columns' types are.
   *
   * @param keys of the target
   */
  public List<DesignProblem> problems(List<String> keys) {
    return new RedshiftKeys(redshift).problems(keys);
  }

  /**
   * What is wrong with it for a table with the columns of a data set.
   *
   * @param dataSet its name
   */
  public List<DesignProblem> problems(String dataSet, Schema schema) {
    return new DesignColumns(dataSet, schema).problems(this);
  }
}
