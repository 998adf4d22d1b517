package dev.weir.standin.redshift.table;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the columns of a CREATE TABLE ("CREATE TABLE", r_CREATE_TABLE_NEW).
 *
 * @param style in lower case
 * @param distKeys columns, of which there may be one
 * @param end the index after them
 */
public record TableAttributes(
    Optional<String> style,
    List<String> distKeys,
    List<String> sort,
    boolean interleaved,
    int end) {
  private static final Set<String> STYLES = Set.of("even", "key", "all", "auto");
  private static final int MAX_SORT_COLUMNS = 400;
  private static final int MAX_INTERLEAVED_COLUMNS = 8;

  public static TableAttributes read(Sql sql, int from) {
    Optional<String> style = Optional.empty();
    List<String> distKeys = new ArrayList<>();
    List<String> sort = new ArrayList<>();
    boolean interleaved = false;
    int at = from;
    while (at < sql.size() && !sql.at(at).is("as")) {
      if (sql.follows(at, "backup") || sql.follows(at, "encode", "auto")) {
        at += 2;
      } else if (sql.follows(at, "diststyle")) {
        style = Optional.of(style(sql.at(at + 1)));
        at += 2;
      } else if (sql.follows(at, "distkey", "(")) {
        distKeys.addAll(names(sql, at + 1));
        at = sql.afterBracket(at + 1);
      } else if (sql.follows(at, "compound") || sql.follows(at, "interleaved")) {
        interleaved = sql.at(at).is("interleaved");
        at++;
      } else if (sql.follows(at, "sortkey", "(")) {
        sort.addAll(names(sql, at + 1));
        at = sql.afterBracket(at + 1);
      } else if (sql.follows(at, "sortkey", "auto")) {
        at += 2;
      } else {
        throw RedshiftError.syntax(sql.at(at).text());
      }
    }
    return new TableAttributes(style, distKeys, sort, interleaved, at);
  }

  private static String style(Token token) {
    if (!STYLES.contains(token.name())) {
      throw RedshiftError.syntax(token.text());
    }
    return token.name();
  }

  private static List<String> names(Sql sql, int open) {
    return sql.part(open + 1, sql.afterBracket(open) - 1).split().stream()
        .map(part -> part.at(0).name())
        .toList();
  }

  /** With what the columns themselves say: DISTKEY and SORTKEY behind a column. */
  public TableAttributes with(List<Column> columns) {
    List<String> allDistKeys = new ArrayList<>(distKeys);
    columns.stream().filter(Column::distKey).map(Column::name).forEach(allDistKeys::add);
    List<String> marked = columns.stream().filter(Column::sortKey).map(Column::name).toList();
    if (marked.size() > 1 || (!marked.isEmpty() && !sort.isEmpty())) {
      throw new RedshiftError("more than one sort key is specified");
    }
    return new TableAttributes(
        style, allDistKeys, marked.isEmpty() ? sort : marked, interleaved, end);
  }

  /**
   * @throws RedshiftError if Redshift would refuse them for these columns
   */
  public void check(List<Column> columns) {
    if (distKeys.size() > 1) {
      throw new RedshiftError("only one column of a table can be the distribution key");
    }
    if (style.filter("key"::equals).isPresent() && distKeys.isEmpty()) {
      throw new RedshiftError("DISTSTYLE KEY needs a DISTKEY column");
    }
    boolean other = style.filter(name -> name.equals("even") || name.equals("all")).isPresent();
    if (other && !distKeys.isEmpty()) {
      throw new RedshiftError(
          "DISTSTYLE %s has no DISTKEY".formatted(style.orElse("").toUpperCase(Locale.ROOT)));
    }
    int most = interleaved ? MAX_INTERLEAVED_COLUMNS : MAX_SORT_COLUMNS;
    if (sort.size() > most) {
      throw new RedshiftError("a sort key has at most %d columns".formatted(most));
    }
    if (new HashSet<>(sort).size() < sort.size()) {
      throw new RedshiftError("a column is in the sort key twice");
    }
    distKeys.forEach(name -> key(name, "DISTKEY", columns));
    sort.forEach(name -> key(name, "SORTKEY", columns));
  }

  private static void key(String name, String what, List<Column> columns) {
    Column column =
        columns.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new RedshiftError("%s column \"%s\" does not exist".formatted(what, name)));
    if (!Encodings.canBeKey(column.type())) {
      throw new RedshiftError("type of column \"%s\" is not supported as %s".formatted(name, what));
    }
  }

  /** Constraints that keep them in the catalog: see {@link Catalog#note}. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    style
        .filter(name -> !name.equals("key"))
        .ifPresent(name -> notes.add("CONSTRAINT \"diststyle %s\" CHECK (true)".formatted(name)));
    distKeys.forEach(name -> notes.add(Catalog.note("distkey", name)));
    for (int i = 0; i < sort.size(); i++) {
      String kind = interleaved ? "interleaved" : "compound";
      notes.add(Catalog.note("%s sortkey %d".formatted(kind, i + 1), sort.get(i)));
    }
    return notes;
  }
}
