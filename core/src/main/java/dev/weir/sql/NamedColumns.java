package dev.weir.sql;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.Check;
import dev.weir.pipeline.Step;
import dev.weir.pipeline.Step.Order;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The columns of its input that a step or a check names, those in SQL excluded. */
final class NamedColumns {
  private NamedColumns() {}

  /** A problem for each that is not there. */
  static List<StepProblem> missing(Stream<String> named, List<String> there) {
    return named
        .distinct()
        .filter(name -> !there.contains(name))
        .map(name -> StepProblem.of(DidYouMean.notOne(name, "column", there)))
        .toList();
  }

  static Stream<String> of(Step written) {
    return switch (written) {
      case Step.Select step -> step.columns().stream();
      case Step.Rename step -> step.columns().keySet().stream();
      case Step.Cast step -> step.columns().keySet().stream();
      case Step.Translate step -> Stream.of(step.column());
      case Step.ValidateDate step -> Stream.of(step.column());
      case Step.Split step -> Stream.of(step.column());
      case Step.Join step -> step.on().stream();
      case Step.Aggregate step ->
          Stream.concat(
              step.by().stream(),
              step.columns().values().stream().flatMap(each -> each.column().stream()));
      case Step.Filter _ -> Stream.empty();
      case Step.Fill step -> step.values().keySet().stream();
      case Step.Sort step -> of(List.of(), step.order());
      case Step.Top step -> of(step.by(), step.order());
      case Step.Deduplicate step -> of(step.by(), step.order());
      case Step.Mask step -> step.columns().keySet().stream();
      case Step.Flatten step -> Stream.of(step.column());
    };
  }

  private static Stream<String> of(Collection<String> by, List<Order> order) {
    return Stream.concat(by.stream(), order.stream().map(Order::column));
  }

  static Stream<String> of(Check written) {
    return switch (written) {
      case Check.NotNull check -> check.columns().stream();
      case Check.Unique check -> check.columns().stream();
      case Check.AcceptedValues check -> Stream.of(check.column());
      case Check.Range check -> Stream.of(check.column());
      case Check.RowCount _ -> Stream.empty();
      case Check.References check -> check.columns().stream();
    };
  }
}
