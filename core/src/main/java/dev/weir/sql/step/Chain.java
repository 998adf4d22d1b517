package dev.weir.sql.step;

import dev.weir.sql.CompiledReject;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of a transform as one statement: each a common table expression, the last the SELECT.
 */
final class Chain {
  private final List<Link> links = new ArrayList<>();
  private final List<CompiledReject> rejects = new ArrayList<>();

  private record Link(String name, Selection selection) {}

  /**
   * @param step in words, as in {@code validate-date: created_at}
   */
  void add(String name, String step, Input input, Selection selection) {
    if (!selection.flaws().isEmpty()) {
      rejects.add(new CompiledReject(step, withCtes(selection.rejects(input))));
    }
    links.add(new Link(name, selection));
  }

  List<CompiledReject> rejects() {
    return rejects;
  }

  String sql() {
    Link last = links.removeLast();
    try {
      return withCtes(last.selection().sql(""));
    } finally {
      links.add(last);
    }
  }

  private String withCtes(String select) {
    if (links.isEmpty()) {
      return select;
    }
    return links.stream()
        .map(link -> Sql.identifier(link.name()) + " AS (\n" + link.selection().sql("  ") + "\n)")
        .collect(Collectors.joining(",\n", "WITH ", "\n" + select));
  }
}
