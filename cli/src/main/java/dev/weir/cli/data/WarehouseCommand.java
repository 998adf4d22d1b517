package dev.weir.cli.data;

import dev.weir.cli.view.Console;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.secrets.Secrets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

@Command(
    name = "warehouse",
    description = "Keeps the embedded warehouse open for other programs until it is interrupted.",
    mixinStandardHelpOptions = true)
public final class WarehouseCommand implements Callable<Integer> {
  private final Project project;
  private final Console console;

  public WarehouseCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      laptop.warehouse().close();
      console.out().println("The warehouse is open. In another terminal:");
      console.out().println();
      console.out().println("  psql '" + laptop.server().psqlUri(Secrets.WAREHOUSE) + "'");
      console.out().println();
      console.out().println("Ctrl-C closes it.");
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
