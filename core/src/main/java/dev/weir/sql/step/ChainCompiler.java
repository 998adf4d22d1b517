package dev.weir.sql.step;

import dev.weir.dataset.balance.RowChanges;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.sql.Input;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.StepProblem;
import dev.weir.sql.step.StepCompiler.Attempted;
import dev.weir.sql.step.StepCompiler.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles the steps of one transform. Behind a step that is wrong it goes on as far as columns are
 * known for sure, so that a person sees what is wrong there too, and nothing that only follows.
 */
final class ChainCompiler {
  private final SqlEngine engine;
  private final Map<String, KnownColumns> dataSets;
  private final Map<String, Map<String, String>> mappings;
  private final Chain chain = new Chain();
  private final List<StepProblem> problems = new ArrayList<>();

  ChainCompiler(
      SqlEngine engine,
      Map<String, KnownColumns> dataSets,
      Map<String, Map<String, String>> mappings) {
    this.engine = engine;
    this.dataSets = dataSets;
    this.mappings = mappings;
  }

  /**
   * @param inputs of the transform
   */
  Attempted compile(Transform.Steps transform, List<String> inputs) {
    String name = transform.from();
    Optional<KnownColumns> columns = Optional.ofNullable(dataSets.get(name));
    for (int index = 0; index < transform.steps().size(); index++) {
      columns = step(index, transform.steps().get(index), name, columns);
      name = name(index, transform.steps().get(index));
    }
    Optional<Schema> schema = problems.isEmpty() ? schema(columns) : Optional.empty();
    if (transform.steps().isEmpty() && schema.isPresent()) {
      Input input = new Input(name, schema.get());
      chain.add(name, "", input, Selection.of(Selection.all(input.schema()), input.from()));
    }
    return new Attempted(
        schema.map(
            made ->
                new Compiled(
                    inputs, chain.sql(), chain.rejects(), nullable(made), changes(transform))),
        columns,
        problems);
  }

  private static RowChanges changes(Transform.Steps transform) {
    RowChanges changes = RowChanges.NONE;
    for (Step step : transform.steps()) {
      changes = changes.then(step.effect(), step.keyword());
    }
    return changes;
  }

  private static String name(int index, Step step) {
    return (index + 1) + " " + step.keyword();
  }

  /** With what it reads, for those whose rows it rejects: {@code cast: price, amount}. */
  private static String describe(Step step) {
    return step.keyword() + step.reads().collect(Collectors.joining(", ", ": ", ""));
  }

  /** The columns behind the step. */
  private Optional<KnownColumns> step(
      int index, Step step, String from, Optional<KnownColumns> before) {
    List<StepProblem> missing =
        before.map(columns -> columns.missing(step.reads())).orElse(List.of());
    missing.forEach(problem -> problems.add(problem.at(index)));
    Optional<Schema> schema = schema(before);
    if (missing.isEmpty() && schema.isPresent() && hasAllBeside(step)) {
      Input input = new Input(from, schema.get());
      try {
        Selection selection = select(step, input);
        Schema made = selection.schema();
        chain.add(name(index, step), describe(step), input, selection);
        return Optional.of(KnownColumns.of(made));
      } catch (StepProblem e) {
        problems.add(e.at(index));
      }
    }
    return behind(step, before);
  }

  /** What is known for sure of the columns behind a step that could not be compiled. */
  private static Optional<KnownColumns> behind(Step wrong, Optional<KnownColumns> before) {
    return switch (wrong) {
      case RowStep.Filter _,
          RowStep.Sort _,
          RowStep.Top _,
          RowStep.Deduplicate _,
          ColumnStep.Fill _ ->
          before;
      case ColumnStep.Cast _,
          ColumnStep.Translate _,
          ColumnStep.ValidateDate _,
          ColumnStep.Mask _ ->
          before.map(columns -> KnownColumns.named(columns.names()));
      case ColumnStep.Select step -> named(step.columns(), step.columns(), before);
      case RowStep.Aggregate step ->
          named(
              Stream.concat(step.by().stream(), step.columns().keySet().stream()).toList(),
              step.by(),
              before);
      case RowStep.Explode step -> exploded(step, before);
      case ColumnStep.Rename _, ColumnStep.Split _, RowStep.Join _, ColumnStep.Flatten _ ->
          Optional.empty();
    };
  }

  private static Optional<KnownColumns> exploded(
      RowStep.Explode step, Optional<KnownColumns> before) {
    return before
        .map(KnownColumns::names)
        .filter(names -> names.contains(step.column()))
        .map(names -> names.stream().flatMap(name -> exploded(step, name)).toList())
        .map(KnownColumns::named);
  }

  private static Stream<String> exploded(RowStep.Explode step, String column) {
    return column.equals(step.column())
        ? Stream.concat(Stream.of(step.as()), step.position().stream())
        : Stream.of(column);
  }

  /**
   * Columns of these names, but for the ones that were looked for in vain: nobody knows what they
   * will be called once they are right.
   */
  private static Optional<KnownColumns> named(
      List<String> names, List<String> taken, Optional<KnownColumns> before) {
    boolean right = before.map(columns -> columns.names().containsAll(taken)).orElse(true);
    return right ? Optional.of(KnownColumns.named(names)) : Optional.empty();
  }

  private static Optional<Schema> schema(Optional<KnownColumns> columns) {
    return columns.flatMap(KnownColumns::schema);
  }

  private Optional<Schema> schema(String dataSet) {
    return schema(Optional.ofNullable(dataSets.get(dataSet)));
  }

  /** Whether what the step reads beside its input is known. */
  private boolean hasAllBeside(Step step) {
    return step.partner().stream().allMatch(partner -> schema(partner.dataSet()).isPresent())
        && step.file().stream().allMatch(mappings::containsKey);
  }

  private Selection select(Step written, Input input) throws StepProblem {
    ColumnSteps columns = new ColumnSteps(input);
    RowSteps rows = new RowSteps(input);
    return switch (written) {
      case ColumnStep.Select step -> columns.select(step);
      case ColumnStep.Rename step -> columns.rename(step);
      case ColumnStep.Cast step -> columns.cast(step);
      case ColumnStep.Translate step -> columns.translate(step.column(), mapping(step));
      case ColumnStep.ValidateDate step -> columns.validateDate(step);
      case ColumnStep.Split step -> columns.split(step);
      case ColumnStep.Fill step -> columns.fill(step);
      case ColumnStep.Mask step -> columns.mask(step);
      case ColumnStep.Flatten step -> columns.flatten(step);
      case RowStep.Join step -> rows.join(step, other(step.with()));
      case RowStep.Aggregate step -> rows.aggregate(step);
      case RowStep.Filter step -> rows.filter(step, engine);
      case RowStep.Sort step -> rows.sort(step);
      case RowStep.Top step -> rows.top(step);
      case RowStep.Deduplicate step -> rows.deduplicate(step);
      case RowStep.Explode step -> new Explosion(input).explode(step);
    };
  }

  private Map<String, String> mapping(ColumnStep.Translate step) {
    return step.file()
        .map(file -> Objects.requireNonNull(mappings.get(file)))
        .orElse(step.mapping());
  }

  private Input other(String dataSet) {
    return new Input(dataSet, schema(dataSet).orElseThrow());
  }

  private static Schema nullable(Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(column -> Column.nullable(column.name(), column.type()))
            .toList());
  }
}
