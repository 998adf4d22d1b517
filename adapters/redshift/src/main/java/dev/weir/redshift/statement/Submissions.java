package dev.weir.redshift.statement;

import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.run.RunContext;
import dev.weir.text.Sha256;
import dev.weir.time.Time;
import dev.weir.warehouse.Tries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Batches of a run that outlive the process that submitted them. A note in the lake says which try
 * is at work; the token of a try is a hash of all that makes it, so that a process that died
 * between submitting and noting is followed by one that gets the same statement, not a second.
 */
public final class Submissions {
  private static final Duration SOONEST = Duration.ofSeconds(1);
  private static final Duration SPREAD = Duration.ofSeconds(4);

  private final DataApi api;
  private final Patience patience;
  private final Lake lake;
  private final RunContext context;
  private final Time time;

  public Submissions(DataApi api, Patience patience, Lake lake, RunContext context, Time time) {
    this.api = api;
    this.patience = patience;
    this.lake = lake;
    this.context = context;
    this.time = time;
  }

  /**
   * What the lake knows of a step.
   *
   * @param attempt of the run in which the try was begun
   * @param number of the try within that attempt, from 1
   * @param statement its id, while it may be at work; empty before it is submitted
   */
  record Note(int attempt, int number, Optional<String> statement) {
    Note submitted(String id) {
      return new Note(attempt, number, Optional.of(id));
    }

    Note next() {
      return new Note(attempt, number + 1, Optional.empty());
    }
  }

  /** Whether a batch of the step may be at work. */
  public boolean isAtWork(String step) {
    return lake.read(key(step)).map(Submissions::note).flatMap(Note::statement).isPresent();
  }

  /**
   * Submits a batch, unless one of the step is at work, and looks what comes of it for a while. One
   * that has ended, in whatever way, makes room for the next try; what came of it must be read in
   * the warehouse.
   */
  public Statement run(String step, Supplier<List<String>> sqls) {
    Optional<Lake.Stored> stored = lake.read(key(step));
    Note note =
        stored
            .map(Submissions::note)
            .filter(found -> found.attempt() == context.attempt() || found.statement().isPresent())
            .orElseGet(this::first);
    String id = note.statement().orElseGet(() -> submit(step, note, sqls.get(), stored));
    Statement statement = api.await(id, patience.call());
    if (statement instanceof Statement.Running running && isHung(running)) {
      api.cancel(id);
      statement = api.await(id, patience.call());
    }
    if (!(statement instanceof Statement.Running)) {
      ended(step, id);
    }
    return statement;
  }

  /**
   * Counts how often one thing went wrong with a step, each thing for itself. Returns its number
   * within this attempt of the run, from 1.
   *
   * @param what a word
   */
  public int count(String step, String what) {
    return new Tries(lake, context).count(step, what);
  }

  /** When who was in the way of others comes back: at another moment than they. */
  public Duration later() {
    return SOONEST.plusMillis((long) (time.random() * SPREAD.toMillis()));
  }

  private Note first() {
    return new Note(context.attempt(), 1, Optional.empty());
  }

  private boolean isHung(Statement.Running running) {
    return Duration.between(running.since(), time.instant()).compareTo(patience.hung()) > 0;
  }

  private String submit(String step, Note note, List<String> sqls, Optional<Lake.Stored> stored) {
    String name = "%s/%s/%s/%s".formatted(context.run(), step, note.attempt(), note.number());
    String id = api.submit(sqls, token(name, sqls), name);
    // Losing against another process is as good: the same token gave it the same statement.
    write(step, note.submitted(id), stored);
    return id;
  }

  private void ended(String step, String id) {
    Optional<Lake.Stored> stored = lake.read(key(step));
    Optional<Note> note = stored.map(Submissions::note);
    // Unless another process has seen the end before, and is at the next try by now.
    if (note.flatMap(Note::statement).filter(id::equals).isPresent()) {
      write(step, note.orElseThrow().next(), stored);
    }
  }

  private void write(String step, Note note, Optional<Lake.Stored> over) {
    byte[] content = Json.bytes(note);
    var _ =
        over.map(stored -> lake.replace(key(step), content, stored.version()))
            .orElseGet(() -> lake.create(key(step), content));
  }

  private static Note note(Lake.Stored stored) {
    return Json.read(stored.content(), Note.class);
  }

  private LakeKey key(String step) {
    return context.folder().submission(step);
  }

  /** At most 64 characters, which is what ClientToken takes. */
  private static String token(String name, List<String> sqls) {
    return Sha256.of(name + "\n" + String.join(";\n", sqls));
  }
}
