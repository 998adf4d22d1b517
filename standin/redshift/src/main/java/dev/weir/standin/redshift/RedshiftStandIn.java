package dev.weir.standin.redshift;

import com.sun.net.httpserver.HttpServer;
import dev.weir.secrets.ConnectionUri;
import dev.weir.standin.redshift.copy.Copy;
import dev.weir.standin.redshift.engine.Database;
import dev.weir.standin.redshift.engine.Engine;
import dev.weir.standin.redshift.engine.Submission;
import dev.weir.standin.redshift.fault.Faults;
import dev.weir.standin.redshift.http.Handler;
import dev.weir.standin.redshift.http.Jobs;
import dev.weir.standin.redshift.http.Operations;
import dev.weir.standin.redshift.http.Warehouse;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A stand-in for Redshift that the SDK's unmodified client of the Data API talks to. PostgreSQL
 * does the work; what Redshift refuses is refused, in Redshift's words. Its rules, each with its
 * source, are in {@code docs/reference/redshift-stand-in.md}.
 */
public final class RedshiftStandIn implements AutoCloseable {
  public static final String WORKGROUP = "weir-warehouse";
  public static final String CLUSTER = "weir-cluster";
  public static final String DATABASE = "dev";
  public static final String SECRET =
      "arn:aws:secretsmanager:us-east-1:000000000000:secret:weir/warehouse-AbCdEf";
  public static final String COPY_ROLE = "arn:aws:iam::000000000000:role/weir-copy";

  private final ConnectionUri database = PostgresServer.newDatabase();
  private final Faults faults = new Faults();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Engine engine;
  private final Jobs jobs;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * Starts with an empty database of its own.
   *
   * @param s3 where COPY reads; the caller closes it
   */
  public RedshiftStandIn(S3Client s3) {
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    engine = new Engine(DATABASE, new Database(database), new Copy(s3, COPY_ROLE), faults);
    jobs = new Jobs(engine, clock);
    server = listen();
    server.setExecutor(threads);
    var warehouse = new Warehouse(WORKGROUP, CLUSTER, SECRET);
    var _ = server.createContext("/", new Handler(new Operations(warehouse, jobs, faults)));
    server.start();
  }

  // On every address: Lambda containers reach it by the machine's.
  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for the Redshift stand-in", e);
    }
  }

  /** For clients on this machine; others use its address and {@link #port}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public Faults faults() {
    return faults;
  }

  /** What was accepted so far, in order; what was refused at once is not in it. */
  public List<Submission> submissions() {
    return jobs.submissions();
  }

  /** The PostgreSQL database beneath, to look at it and to disturb it. */
  public ConnectionUri database() {
    return database;
  }

  /** Lets time pass for client tokens (8 hours) and results (24 hours). */
  public void pass(Duration time) {
    var _ = ahead.updateAndGet(time::plus);
  }

  @Override
  public void close() {
    server.stop(0);
    engine.close();
    threads.shutdownNow();
  }
}
