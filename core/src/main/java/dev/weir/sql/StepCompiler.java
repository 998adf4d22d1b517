package dev.weir.sql;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.Check;
import dev.weir.pipeline.Step;
import dev.weir.pipeline.Transform;
import dev.weir.plan.Plan.PlannedCheck;
import dev.weir.plan.Plan.PlannedReject;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compiles transforms and checks to SQL over the names of data sets. Thread-safe. */
public final class StepCompiler {
  private final SqlEngine engine;

  public StepCompiler(SqlEngine engine) {
    this.engine = engine;
  }

  /**
   * A compiled transform.
   *
   * @param inputs data sets that the SQL names, without repetition
   * @param sql one SELECT
   * @param schema what the SELECT gives; every column is nullable
   */
  public record Compiled(
      List<String> inputs, String sql, List<PlannedReject> rejects, Schema schema) {
    public Compiled {
      inputs = List.copyOf(inputs);
      rejects = List.copyOf(rejects);
    }
  }

  /**
   * The data sets that a transform reads, without repetition, whether they exist or not.
   *
   * @throws StepProblem if its SQL is not one SELECT over data sets
   */
  public List<String> inputs(Transform transform) throws StepProblem {
    return switch (transform) {
      case Transform.Sql(String sql) -> references(sql);
      case Transform.Steps(String from, List<Step> steps) -> inputs(from, steps);
    };
  }

  /** The data sets that a check reads, the checked one first. */
  public List<String> inputs(Check check, String dataSet) {
    return check instanceof Check.References references
        ? Stream.of(dataSet, references.to()).distinct().toList()
        : List.of(dataSet);
  }

  /**
   * @param dataSets at least the schemas of {@link #inputs(Transform)}
   * @param mappingFiles value to translation, by the name that a translate step gives
   * @throws StepProblem for the first step that does not compile
   */
  public Compiled compile(
      Transform transform,
      Map<String, Schema> dataSets,
      Function<String, Map<String, String>> mappingFiles)
      throws StepProblem {
    return switch (transform) {
      case Transform.Sql(String sql) -> compile(sql, dataSets);
      case Transform.Steps steps -> compile(steps, dataSets, mappingFiles);
    };
  }

  /**
   * @param dataSets at least the schemas of {@link #inputs(Check, String)}
   */
  public PlannedCheck compile(Check check, String dataSet, Map<String, Schema> dataSets)
      throws StepProblem {
    return CheckCompiler.compile(check, input(dataSet, dataSets), name -> input(name, dataSets));
  }

  private Compiled compile(String written, Map<String, Schema> dataSets) throws StepProblem {
    String sql = written.strip().replaceFirst(";\\s*$", "");
    List<String> inputs = references(sql);
    Map<String, Schema> tables = new LinkedHashMap<>();
    for (String name : inputs) {
      tables.put(name, input(name, dataSets).schema());
    }
    try {
      return new Compiled(inputs, sql, List.of(), engine.bind(sql, tables));
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
  }

  private Compiled compile(
      Transform.Steps transform,
      Map<String, Schema> dataSets,
      Function<String, Map<String, String>> mappingFiles)
      throws StepProblem {
    Input input = input(transform.from(), dataSets);
    Chain chain = new Chain();
    for (int index = 0; index < transform.steps().size(); index++) {
      Step step = transform.steps().get(index);
      String name = (index + 1) + " " + StepNames.of(step);
      try {
        Selection selection = select(step, input, dataSets, mappingFiles);
        chain.add(name, StepNames.describe(step), input, selection);
        input = new Input(name, selection.schema());
      } catch (StepProblem e) {
        throw e.at(index);
      }
    }
    if (transform.steps().isEmpty()) {
      chain.add(input.name(), "", input, Selection.of(Selection.all(input.schema()), input.from()));
    }
    return new Compiled(inputs(transform), chain.sql(), chain.rejects(), nullable(input.schema()));
  }

  private Selection select(
      Step written,
      Input input,
      Map<String, Schema> dataSets,
      Function<String, Map<String, String>> mappingFiles)
      throws StepProblem {
    ColumnSteps columns = new ColumnSteps(input);
    RowSteps rows = new RowSteps(input);
    return switch (written) {
      case Step.Select step -> columns.select(step);
      case Step.Rename step -> columns.rename(step);
      case Step.Cast step -> columns.cast(step);
      case Step.Translate step ->
          columns.translate(step.column(), step.file().map(mappingFiles).orElse(step.mapping()));
      case Step.ValidateDate step -> columns.validateDate(step, engine);
      case Step.Split step -> columns.split(step);
      case Step.Fill step -> columns.fill(step);
      case Step.Mask step -> columns.mask(step);
      case Step.Flatten step -> columns.flatten(step);
      case Step.Join step -> rows.join(step, input(step.with(), dataSets));
      case Step.Aggregate step -> rows.aggregate(step);
      case Step.Filter step -> rows.filter(step, engine);
      case Step.Sort step -> rows.sort(step);
      case Step.Top step -> rows.top(step);
      case Step.Deduplicate step -> rows.deduplicate(step);
    };
  }

  private static Input input(String name, Map<String, Schema> dataSets) throws StepProblem {
    Schema schema = dataSets.get(name);
    if (schema == null) {
      throw StepProblem.of(DidYouMean.notOne(name, "data set", new TreeSet<>(dataSets.keySet())));
    }
    return new Input(name, schema);
  }

  private static Schema nullable(Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(column -> Column.nullable(column.name(), column.type()))
            .toList());
  }

  private List<String> references(String sql) throws StepProblem {
    try {
      return engine.references(sql).stream().sorted().toList();
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
  }

  private static List<String> inputs(String from, List<Step> steps) {
    Stream<String> joined =
        steps.stream()
            .filter(Step.Join.class::isInstance)
            .map(Step.Join.class::cast)
            .map(Step.Join::with);
    return Stream.concat(Stream.of(from), joined).distinct().toList();
  }
}
