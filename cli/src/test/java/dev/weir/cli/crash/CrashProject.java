package dev.weir.cli.crash;

import dev.weir.cli.Main;
import dev.weir.cli.view.Console;
import dev.weir.laptop.Project;
import dev.weir.laptop.server.LaptopServer;
import dev.weir.run.RunId;
import dev.weir.secrets.ConnectionUri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * A project with one pipeline that reads two sources and publishes a table with each kind of write.
 * Its server runs all the time, as it does for a person with {@code ./weir warehouse}; processes
 * that die leave it running anyway.
 */
final class CrashProject {
  static final String PIPELINE = "crash";
  static final List<String> TABLES = List.of("shop.latest", "shop.log", "shop.stock");

  /**
   * Whoever holds this advisory lock in the source's database stops the extraction of {@code item}.
   */
  static final String HOLD_EXTRACTION = "SELECT pg_advisory_xact_lock(7)";

  /** The last table that is published: the others are written by then, and the ledger too. */
  static final String HOLD_PUBLICATION = "LOCK TABLE shop.stock IN ACCESS EXCLUSIVE MODE";

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static final String YAML =
      """
      name: crash
      connections:
        crash: {kind: postgresql, database: crash, max-connections: 2}
      sources:
        item: {connection: crash, query: "SELECT item.id, item.label FROM item, pg_advisory_xact_lock_shared(7) AS gate"}
        tick: {connection: crash, table: tick}
      transforms:
        counted:
          sql: |
            SELECT id, label, (SELECT count(*) FROM tick a, tick b, tick c WHERE (a.n * b.n + c.n) % 7 = -1) AS odd
            FROM item
        stocked: {from: counted, steps: [{select: [id, label]}]}
      targets:
        latest: {from: item, table: shop.latest, write: replace}
        log: {from: counted, table: shop.log, write: append}
        stock: {from: stocked, table: shop.stock, write: merge, keys: [id]}
      """;

  private static final String SAMPLE =
      """
      CREATE TABLE item (id integer PRIMARY KEY, label text NOT NULL);
      INSERT INTO item SELECT i, 'new ' || i FROM generate_series(1, 200) AS i;
      CREATE TABLE tick (n bigint NOT NULL);
      INSERT INTO tick VALUES (1);
      """;

  private final Project project;
  private final LaptopServer server;
  private final Map<String, List<String>> before;
  private final Map<String, List<String>> after;

  /**
   * @param printed on both streams of a command
   */
  record Ended(int exit, String printed) {}

  CrashProject(Path root) throws IOException, SQLException {
    this.project = new Project(root.toRealPath(), Map.of());
    Path folder = project.pipelines().resolve(PIPELINE);
    Files.createDirectories(folder.resolve("sample"));
    Files.writeString(folder.resolve("pipeline.yaml"), YAML);
    Files.writeString(folder.resolve("sample").resolve("crash.sql"), SAMPLE);
    this.server = LaptopServer.join(project.server(), _ -> {});
    weir("run", PIPELINE);
    turnBack();
    this.before = tables();
    Ended clean = weir("run", PIPELINE);
    if (clean.exit() != 0) {
      throw new AssertionError(clean.printed());
    }
    this.after = tables();
  }

  /** Puts what an earlier run published into the tables. */
  void turnBack() throws SQLException {
    warehouse(
        """
        DELETE FROM shop.latest; INSERT INTO shop.latest (id, label) VALUES (1, 'old'), (900, 'old');
        DELETE FROM shop.log;    INSERT INTO shop.log (id, label, odd) VALUES (1, 'old', 0);
        DELETE FROM shop.stock;  INSERT INTO shop.stock (id, label) VALUES (1, 'old'), (900, 'old')""");
  }

  Project project() {
    return project;
  }

  Path root() {
    return project.root();
  }

  /** What {@link #turnBack} leaves. */
  Map<String, List<String>> before() {
    return before;
  }

  /** What one clean run makes of that. */
  Map<String, List<String>> after() {
    return after;
  }

  Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : TABLES) {
      tables.put(table, warehouse("SELECT t::text FROM " + table + " t ORDER BY 1"));
    }
    return tables;
  }

  /** In how many ledgers a run is, once for each row. */
  List<String> ledgersWith(RunId run) throws SQLException {
    List<String> tables = new ArrayList<>();
    for (String table : TABLES) {
      String sql =
          "SELECT '%s' FROM weir.%s WHERE run_id = '%s'".formatted(table, RunId.ledger(table), run);
      tables.addAll(warehouse(sql));
    }
    return tables;
  }

  List<String> stagingTables() throws SQLException {
    return warehouse(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'weir' AND tablename LIKE 'stage\\_%'");
  }

  /** Runs a command in this process. */
  Ended weir(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int exit = Main.run(project, new Console(stream, stream, false), arguments);
      return new Ended(exit, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  List<String> warehouse(String sql) throws SQLException {
    return ask("warehouse", sql);
  }

  List<String> ask(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      List<String> rows = new ArrayList<>();
      if (statement.execute(sql)) {
        try (ResultSet row = statement.getResultSet()) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
      }
      return rows;
    }
  }

  /** A transaction that has done {@code sql} and is open until it is closed. */
  Connection hold(String database, String sql) throws SQLException {
    Connection connection = connect(database);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return connection;
  }

  /**
   * The sessions of pipelines that wait for a lock, in or out of a transaction that has written.
   */
  Optional<String> waiting(String database) throws SQLException {
    return ask(
            "postgres",
            "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name LIKE 'weir/%%' AND datname = '%s'"
                .formatted(database))
        .stream()
        .findFirst();
  }

  /** Polls until it is so. */
  static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It does not come to pass");
      }
      Thread.sleep(20);
    }
  }

  void close() {
    server.close();
  }

  private Connection connect(String database) throws SQLException {
    ConnectionUri uri = server.uri(database);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s?sslmode=disable".formatted(uri.host(), uri.port(), uri.path()),
        uri.user().orElseThrow(),
        uri.password().orElseThrow());
  }
}
