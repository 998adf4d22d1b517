package dev.weir.cli.schedule;

import dev.weir.cli.run.Confirmation;
import dev.weir.cli.run.Interruption;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.serve.Serving;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.secrets.Secrets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    description =
        "Keeps the warehouse open, and runs pipelines when their schedules say so, until it is interrupted.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Mixin private final Confirmation confirmation = new Confirmation();

  private final Project project;
  private final Console console;

  public ServeCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    confirmation.require(project, console, "what is due");
    CountDownLatch stop = new CountDownLatch(1);
    InstantSource clock = InstantSource.system();
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      ServedRuns runs = new ServedRuns(laptop, console, clock);
      try (Interruption _ =
          new Interruption(
              () -> {
                stop.countDown();
                runs.abort();
              })) {
        laptop.warehouse().close();
        greet(laptop);
        new Serving(
                schedules(),
                runs,
                clock,
                wait -> !stop.await(wait.toMillis(), TimeUnit.MILLISECONDS))
            .serve();
      }
    }
    return 0;
  }

  private void greet(Laptop laptop) {
    if (laptop.environment().connection(Secrets.WAREHOUSE).isEmpty()) {
      console.out().println("The warehouse is open: psql '" + uri(laptop) + "'");
    }
    console
        .out()
        .println(
            console.suggested(
                "Runs what is due; ./weir schedule list shows when that is. Ctrl-C ends it."));
  }

  private static String uri(Laptop laptop) {
    return laptop.server().psqlUri(Secrets.WAREHOUSE);
  }

  /** As the files are; while one cannot be read, as they were. */
  private Supplier<Map<String, Schedule>> schedules() {
    return new Supplier<>() {
      private Map<String, Schedule> known = Map.of();
      private String problem = "";

      @Override
      public Map<String, Schedule> get() {
        try {
          known = project.catalog().schedules();
          problem = "";
        } catch (TerminalException e) {
          told(String.valueOf(e.getMessage()));
        }
        return known;
      }

      private void told(String message) {
        if (!message.equals(problem)) {
          problem = message;
          console.err().println(console.red(message));
        }
      }
    };
  }
}
