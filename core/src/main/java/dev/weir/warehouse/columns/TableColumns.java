package dev.weir.warehouse.columns;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.design.SchemaPolicy.NewColumns;
import dev.weir.pipeline.design.SchemaPolicy.TypeChange;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.schema.Widening;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the columns of a table differ from those of the data that goes into it. */
public final class TableColumns {
  private final TargetLoad target;
  private final List<ExistingColumn> before;

  /**
   * @param table as it is; empty for one that is not there yet
   */
  public TableColumns(TargetLoad target, List<ExistingColumn> table) {
    this.target = target;
    this.before = List.copyOf(table);
  }

  /** The table's columns under the names that they get. */
  public List<ExistingColumn> columns() {
    Map<String, String> renamed = renamed();
    return before.stream()
        .map(column -> column.renamed(renamed.getOrDefault(column.name(), column.name())))
        .toList();
  }

  Optional<ExistingColumn> find(String name) {
    return named(name, columns());
  }

  /** Columns that are still to be renamed, to their new names. */
  public Map<String, String> renamed() {
    Map<String, String> renamed = new LinkedHashMap<>();
    target
        .design()
        .renamed()
        .forEach(
            (old, name) -> {
              if (named(old, before).isPresent() && named(name, before).isEmpty()) {
                renamed.put(old, name);
              }
            });
    return renamed;
  }

  /** Columns of the data that the table lacks; none of a table that is not there yet. */
  List<Column> fresh() {
    return before.isEmpty()
        ? List.of()
        : target.schema().columns().stream()
            .filter(column -> find(column.name()).isEmpty())
            .toList();
  }

  /** Columns that the table gets. */
  public List<Column> added() {
    return target.design().policy().newColumns() == NewColumns.ADD ? fresh() : List.of();
  }

  /** Columns of the data that are not published. */
  List<Column> leftOut() {
    return target.design().policy().newColumns() == NewColumns.IGNORE ? fresh() : List.of();
  }

  /** What is published. */
  public Schema published() {
    List<Column> leftOut = leftOut();
    return new Schema(
        target.schema().columns().stream().filter(column -> !leftOut.contains(column)).toList());
  }

  /** Columns of the table that the data lacks. */
  List<ExistingColumn> missing() {
    return columns().stream()
        .filter(existing -> target.schema().column(existing.name()).isEmpty())
        .toList();
  }

  /** The types that columns of the table get, by name, if the warehouse can do it in place. */
  public Map<String, ColumnType> widened() {
    Map<String, ColumnType> widened = new LinkedHashMap<>();
    if (target.design().policy().types() == TypeChange.WIDEN) {
      for (ExistingColumn existing : columns()) {
        target
            .schema()
            .column(existing.name())
            .map(Column::type)
            .filter(type -> !fits(type, existing))
            .flatMap(type -> wider(type, existing))
            .ifPresent(type -> widened.put(existing.name(), type));
      }
    }
    return widened;
  }

  /**
   * The column that a new one may be under another name: of the same type, with a name that is near
   * or a part of it, and not in the data any more.
   */
  Optional<String> formerName(Column fresh) {
    List<String> candidates =
        missing().stream()
            .filter(existing -> existing.type().equals(Optional.of(fresh.type())))
            .map(ExistingColumn::name)
            .toList();
    return DidYouMean.nearest(fresh.name(), candidates)
        .or(
            () ->
                candidates.stream()
                    .filter(name -> name.contains(fresh.name()) || fresh.name().contains(name))
                    .findFirst());
  }

  /** Suggests that. */
  static String rename(String before, String after) {
    return "It looks like '%s' under another name: if so, write renamed: {%s: %s} in the target"
        .formatted(before, before, after);
  }

  /** Whether the table has a column of this name now. */
  boolean has(String name) {
    return named(name, before).isPresent();
  }

  /** Whether a column holds every value of a type as it is. */
  static boolean fits(ColumnType data, ExistingColumn existing) {
    // A numeric without precision takes every number that is exact.
    if (existing.declared().equals("numeric")) {
      return data instanceof Decimal || data == Simple.INTEGER || data == Simple.BIGINT;
    }
    return existing.casts(data) || existing.type().filter(type -> holds(type, data)).isPresent();
  }

  private static boolean holds(ColumnType type, ColumnType data) {
    // Doubles hold all integers exactly, though nothing is widened to them for that.
    return Widening.of(type, data).equals(Optional.of(type))
        || (type == Simple.DOUBLE && data == Simple.INTEGER);
  }

  /** What the column would have to be to hold both; empty where no type does. */
  static Optional<ColumnType> wider(ColumnType data, ExistingColumn existing) {
    return existing
        .type()
        .or(() -> Optional.of(Simple.INTEGER).filter(_ -> existing.declared().equals("smallint")))
        .flatMap(type -> Widening.of(type, data));
  }

  private static Optional<ExistingColumn> named(String name, List<ExistingColumn> columns) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
