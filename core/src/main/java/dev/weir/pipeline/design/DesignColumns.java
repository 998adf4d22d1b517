package dev.weir.pipeline.design;

import dev.weir.error.DidYouMean;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a design against the columns that the table will have. */
final class DesignColumns {
  private final String dataSet;
  private final Schema schema;
  private final List<DesignProblem> problems = new ArrayList<>();

  DesignColumns(String dataSet, Schema schema) {
    this.dataSet = dataSet;
    this.schema = schema;
  }

  List<DesignProblem> problems(TableDesign design) {
    design.comments().columns().keySet().forEach(name -> column(".comments." + name, name));
    redshift(design.redshift());
    design.renamed().forEach(this::renamed);
    return problems;
  }

  private void renamed(String before, String after) {
    String key = ".renamed." + before;
    var _ = column(key, after);
    if (schema.column(before).isPresent()) {
      problem(
          key,
          "'%s' is a column of %s, so that it cannot be the former name of '%s': take it out of renamed, or out of the data"
              .formatted(before, dataSet, after));
    }
  }

  private void redshift(RedshiftDesign design) {
    design.distribution().key().ifPresent(key -> key(".redshift.distribution", key));
    for (int i = 0; i < design.sort().size(); i++) {
      key(".redshift.sort[" + i + "]", design.sort().get(i));
    }
    for (int i = 0; i < design.superColumns().size(); i++) {
      superColumn(".redshift.super[" + i + "]", design.superColumns().get(i));
    }
    design.encodings().forEach((name, encoding) -> encoding(design, name, encoding));
  }

  // Every type but these: docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html.
  private void key(String key, String name) {
    column(key, name)
        .filter(column -> column.type() == Simple.BINARY)
        .ifPresent(
            _ ->
                problem(
                    key,
                    "'%s' is binary, which Redshift neither distributes nor sorts by: take another column"
                        .formatted(name)));
  }

  private void superColumn(String key, String name) {
    column(key, name)
        .filter(column -> column.type() != Simple.TEXT)
        .ifPresent(
            column ->
                problem(
                    key,
                    "'%s' is %s: only text that is JSON becomes SUPER. Leave it out, or cast it (cast: {%s: text})"
                        .formatted(name, column.type().text(), name)));
  }

  private void encoding(RedshiftDesign design, String name, Encoding encoding) {
    String key = ".redshift.encodings." + name;
    column(key, name)
        .ifPresent(
            column -> {
              if (design.superColumns().contains(name)) {
                fits(key, name, encoding, "SUPER", Encoding::isForSuper);
              } else if (column.type() == Simple.TEXT && !encoding.canWiden()) {
                // docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html, ALTER COLUMN TYPE
                problem(
                    key,
                    "'%s' is text, which is widened as its values grow, and Redshift widens no column in %s: take %s"
                        .formatted(
                            name,
                            encoding.text(),
                            those(each -> each.canWiden() && each.isFor(column.type()))));
              } else {
                fits(key, name, encoding, column.type().text(), each -> each.isFor(column.type()));
              }
            });
  }

  private void fits(
      String key, String name, Encoding encoding, String type, Predicate<Encoding> fit) {
    if (!fit.test(encoding)) {
      problem(
          key,
          "'%s' is %s, which Redshift does not store in %s: take %s"
              .formatted(name, type, encoding.text(), those(fit)));
    }
  }

  private static String those(Predicate<Encoding> fit) {
    List<String> names = Stream.of(Encoding.values()).filter(fit).map(Encoding::text).toList();
    return names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
        + (names.size() > 1 ? " or " : "")
        + names.getLast();
  }

  private Optional<Column> column(String key, String name) {
    Optional<Column> column = schema.column(name);
    if (column.isEmpty()) {
      problem(key, DidYouMean.notOne(name, "column of " + dataSet, schema.names()));
    }
    return column;
  }

  private void problem(String key, String message) {
    problems.add(new DesignProblem(key, message));
  }
}
