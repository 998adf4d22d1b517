package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.redshift.copy.FilePreflight;
import dev.weir.redshift.sql.RedshiftCatalog.OwnTable;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.columns.Preflight;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.WarehouseTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be so before a target is staged, and the statements that make it so. */
final class Preparation {
  /** docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html */
  private static final int MAX_SCALE = 37;

  private final Session session;
  private final PublicationSql sql;
  private final Lake lake;

  Preparation(Session session, PublicationSql sql, Lake lake) {
    this.session = session;
    this.sql = sql;
    this.lake = lake;
  }

  /**
   * Makes schemas, ledgers, tables and columns that are not there yet.
   *
   * @throws TerminalException telling everything that speaks against publishing
   */
  void prepare(Publication publication, TargetLoad target, Map<String, OwnTable> ownTables) {
    Optional<String> empty = Preflight.emptyReplace(publication);
    if (empty.isPresent()) {
      throw new TerminalException(RedshiftError.EMPTY_REPLACE, empty.get());
    }
    WarehouseTables tables = session.catalog().tables(publication, ownTables);
    List<String> problems = problems(publication, tables, sql);
    problems.addAll(FilePreflight.problems(target, lake));
    refuse(publication, problems);
    List<String> missing = List.copyOf(tables.missing(publication, sql));
    try {
      for (List<String> batch : PublicationLimits.batches(missing)) {
        session.statements().run("make what the targets need", batch);
      }
    } catch (FailedStatement e) {
      // Another process may have renamed or added a column at the same moment.
      WarehouseTables now = session.catalog().tables(publication, session.catalog().ownTables());
      if (List.copyOf(now.missing(publication, sql)).equals(missing)) {
        throw e;
      }
      prepare(publication, target, session.catalog().ownTables());
    }
  }

  /**
   * @throws TerminalException telling everything that speaks against publishing
   */
  static List<String> missing(Publication publication, WarehouseTables tables, PublicationSql sql) {
    refuse(publication, problems(publication, tables, sql));
    return List.copyOf(tables.missing(publication, sql));
  }

  private static List<String> problems(
      Publication publication, WarehouseTables tables, PublicationSql sql) {
    List<String> problems = new ArrayList<>(tables.problems(publication, sql));
    problems.addAll(PublicationLimits.problems(publication.targets()));
    for (TargetLoad target : publication.targets()) {
      for (Column column : target.schema().columns()) {
        if (column.type() instanceof Decimal decimal && decimal.scale() > MAX_SCALE) {
          problems.add(
              "Column '%s' for %s is %s; Redshift has %d digits after the point at most. Cast it in the pipeline (cast: {%s: decimal(38,37)})."
                  .formatted(
                      column.name(), target.table(), decimal.text(), MAX_SCALE, column.name()));
        }
      }
    }
    return problems;
  }

  private static void refuse(Publication publication, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new TerminalException(
          RedshiftError.DOES_NOT_FIT,
          "Cannot publish run %s: the data does not fit the tables.\n%s"
              .formatted(publication.context().run(), String.join("\n", problems)));
    }
  }
}
