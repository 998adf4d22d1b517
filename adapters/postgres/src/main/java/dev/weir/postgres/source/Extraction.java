package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.increment.Window;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.source.session.ReadSession;
import dev.weir.postgres.source.session.Sessions;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.source.StoppableRead;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * One relation, read as of one moment: a first session takes the snapshot, the others join it, and
 * each copies its part in a thread of its own. If one fails, or the calling thread is interrupted,
 * all stop and no file is left.
 */
final class Extraction {
  private final PostgresConnections connections;
  private final WriterSettings settings;
  private final SessionBudget budget;
  private final Relation relation;
  private final Optional<Window> window;
  private final List<Path> files;
  private final BiConsumer<Long, Long> progress;
  private final Sessions sessions;
  private final StoppableRead reading;

  /**
   * @param window of the relation; empty for all
   * @param files to make: as many as there are parts, if the budget allows
   */
  Extraction(
      PostgresConnections connections,
      WriterSettings settings,
      SessionBudget budget,
      Relation relation,
      Optional<Window> window,
      List<Path> files,
      BiConsumer<Long, Long> progress) {
    this.connections = connections;
    this.settings = settings;
    this.budget = budget;
    this.relation = relation;
    this.window = window;
    this.files = List.copyOf(files);
    this.progress = progress;
    this.sessions = new Sessions(connections, relation.rowSecurity());
    this.reading = new StoppableRead(sessions, files, "weir-postgres-");
  }

  List<ExtractedFile> run() {
    try {
      return reading.run(this::readAll);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          PostgresError.INTERRUPTED,
          "Cannot finish reading %s on %s: it was interrupted. Resume the run."
              .formatted(relation.inWords(), connections.errors().place()),
          e);
    } finally {
      // Not as a resource: it would be closed before the server is told to stop.
      sessions.close();
    }
  }

  private List<ExtractedFile> readAll() throws SQLException, InterruptedException {
    String what = relation.inWords() + " on " + connections.errors().place();
    Begun begun = budget.await(what, reading, this::begin);
    ReadSession first = begun.session();
    List<ReadSession> all = new ArrayList<>(List.of(first));
    if (begun.places() > 1) {
      checkDivisible(begun.selection());
      String snapshot = first.exportSnapshot();
      while (all.size() < begun.places()) {
        all.add(join(snapshot));
      }
    }
    return readParts(begun.selection(), all, conditions(begun));
  }

  /**
   * @param places of the budget that the session holds, for itself and for others
   */
  private record Begun(ReadSession session, SelectedRelation selection, int places) {}

  /** Takes as many places as are free: to wait for all, one call would hold what another needs. */
  private Optional<Begun> begin() throws SQLException {
    ReadSession session = sessions.open();
    if (!session.isPlaceFree(budget.sessions())) {
      sessions.close(session);
      return Optional.empty();
    }
    SelectedRelation selection = new Moment(session, connections.errors()).begin(relation);
    int places = session.takePlaces(files.size(), budget.sessions());
    if (places == 0) {
      sessions.close(session);
      return Optional.empty();
    }
    return Optional.of(new Begun(session, selection, places));
  }

  private void checkDivisible(SelectedRelation selection) {
    if (!selection.table().map(SourceCatalog.Table::divisible).orElse(false)) {
      throw new TerminalException(
          PostgresError.NOT_DIVISIBLE,
          "Cannot read %s in %d parts: only a plain table of PostgreSQL 14 or later can be divided. Set `partition: none` on the source, or start a new run if the table was changed."
              .formatted(selection.relation(), files.size()));
    }
  }

  /** The first session holds the table's lock for all. */
  private ReadSession join(String snapshot) throws SQLException {
    ReadSession session = sessions.open();
    session.begin(snapshot);
    return session;
  }

  /** Ranges of pages. The last has no end, the first no beginning: no row can be outside. */
  private List<String> conditions(Begun begun) throws SQLException {
    Optional<String> range = window.map(some -> begun.selection().condition(some));
    int parts = begun.places();
    if (parts == 1) {
      return List.of(range.map(" WHERE "::concat).orElse(""));
    }
    SourceCatalog catalog = new SourceCatalog(begun.session().connection());
    long blocks = catalog.blocks(begun.selection().table().orElseThrow());
    List<String> conditions = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      String from = "ctid >= '(%s,0)'".formatted(blocks * part / parts);
      String to = "ctid < '(%s,0)'".formatted(blocks * (part + 1) / parts);
      String pages = part == 0 ? to : part == parts - 1 ? from : from + " AND " + to;
      conditions.add(" WHERE " + pages + range.map(" AND "::concat).orElse(""));
    }
    return conditions;
  }

  private List<ExtractedFile> readParts(
      SelectedRelation selection, List<ReadSession> all, List<String> conditions)
      throws SQLException, InterruptedException {
    WriterSettings shared = settings.shared(all.size(), selection.columns().size());
    PartReader reader = new PartReader(selection, shared, new Totals(all.size(), progress));
    CompletionService<ExtractedFile> copying = new ExecutorCompletionService<>(reading.threads());
    List<Future<ExtractedFile>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int part = i;
      parts.add(
          copying.submit(
              () -> reader.read(all.get(part), part, conditions.get(part), files.get(part))));
    }
    for (int i = 0; i < parts.size(); i++) {
      Future<ExtractedFile> done = copying.take();
      if (done.state() == Future.State.FAILED) {
        // The first to fail is the reason; what the others say after it is its consequence.
        throw failure(done.exceptionNow());
      }
    }
    return parts.stream().map(Future::resultNow).toList();
  }

  private RuntimeException failure(Throwable cause) {
    return switch (cause) {
      case WeirException known -> known;
      case SQLException said -> connections.errors().of("read " + relation.inWords(), said);
      case Error error -> throw error;
      default -> new IllegalStateException("Cannot read " + relation.inWords(), cause);
    };
  }
}
