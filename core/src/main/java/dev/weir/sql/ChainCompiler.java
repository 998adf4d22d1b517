package dev.weir.sql;

import dev.weir.pipeline.Step;
import dev.weir.pipeline.Transform;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.sql.StepCompiler.Attempted;
import dev.weir.sql.StepCompiler.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        schema.map(made -> new Compiled(inputs, chain.sql(), chain.rejects(), nullable(made))),
        columns,
        problems);
  }

  private static String name(int index, Step step) {
    return (index + 1) + " " + StepNames.of(step);
  }

  /** The columns behind the step. */
  private Optional<KnownColumns> step(
      int index, Step step, String from, Optional<KnownColumns> before) {
    List<StepProblem> missing =
        before
            .map(columns -> NamedColumns.missing(NamedColumns.of(step), columns.names()))
            .orElse(List.of());
    missing.forEach(problem -> problems.add(problem.at(index)));
    Optional<Schema> schema = schema(before);
    if (missing.isEmpty() && schema.isPresent() && hasAllBeside(step)) {
      Input input = new Input(from, schema.get());
      try {
        Selection selection = select(step, input);
        Schema made = selection.schema();
        chain.add(name(index, step), StepNames.describe(step), input, selection);
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
      case Step.Filter _, Step.Sort _, Step.Top _, Step.Deduplicate _, Step.Fill _ -> before;
      case Step.Cast _, Step.Translate _, Step.ValidateDate _, Step.Mask _ ->
          before.map(columns -> KnownColumns.named(columns.names()));
      case Step.Select step -> named(step.columns(), step.columns(), before);
      case Step.Aggregate step ->
          named(
              Stream.concat(step.by().stream(), step.columns().keySet().stream()).toList(),
              step.by(),
              before);
      case Step.Rename _, Step.Split _, Step.Join _, Step.Flatten _ -> Optional.empty();
    };
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

  /** Whether what the step reads beside its input is known. */
  private boolean hasAllBeside(Step step) {
    if (step instanceof Step.Join join) {
      return schema(Optional.ofNullable(dataSets.get(join.with()))).isPresent();
    }
    return !(step instanceof Step.Translate translate)
        || translate.file().isEmpty()
        || mappings.containsKey(translate.file().get());
  }

  private Selection select(Step written, Input input) throws StepProblem {
    ColumnSteps columns = new ColumnSteps(input);
    RowSteps rows = new RowSteps(input);
    return switch (written) {
      case Step.Select step -> columns.select(step);
      case Step.Rename step -> columns.rename(step);
      case Step.Cast step -> columns.cast(step);
      case Step.Translate step -> columns.translate(step.column(), mapping(step));
      case Step.ValidateDate step -> columns.validateDate(step, engine);
      case Step.Split step -> columns.split(step);
      case Step.Fill step -> columns.fill(step);
      case Step.Mask step -> columns.mask(step);
      case Step.Flatten step -> columns.flatten(step);
      case Step.Join step -> rows.join(step, other(step.with()));
      case Step.Aggregate step -> rows.aggregate(step);
      case Step.Filter step -> rows.filter(step, engine);
      case Step.Sort step -> rows.sort(step);
      case Step.Top step -> rows.top(step);
      case Step.Deduplicate step -> rows.deduplicate(step);
    };
  }

  private Map<String, String> mapping(Step.Translate step) {
    return step.file()
        .map(file -> Objects.requireNonNull(mappings.get(file)))
        .orElse(step.mapping());
  }

  private Input other(String dataSet) {
    return new Input(dataSet, schema(Optional.ofNullable(dataSets.get(dataSet))).orElseThrow());
  }

  private static Schema nullable(Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(column -> Column.nullable(column.name(), column.type()))
            .toList());
  }
}
