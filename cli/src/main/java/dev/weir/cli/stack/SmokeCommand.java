package dev.weir.cli.stack;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.error.Failures;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.secrets.ConnectionUri;
import dev.weir.stack.Stack;
import dev.weir.stack.smoke.Finding;
import dev.weir.stack.smoke.Finding.Verdict;
import dev.weir.stack.smoke.Smoke;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "smoke",
    description =
        "Proves on a stack's Redshift what publishing rests on, in a schema that is dropped at the"
            + " end.",
    mixinStandardHelpOptions = true)
public final class SmokeCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  private final Console console;
  private final Stacks stacks;

  @Mixin private final StackOptions stack = new StackOptions();

  public SmokeCommand(Console console, Stacks stacks) {
    this.console = console;
    this.stacks = stacks;
  }

  @Override
  public Integer call() {
    try (Stack found = stacks.find(stack.required())) {
      RedshiftAddress address = redshift(found);
      Smoke smoke = new Smoke(found.redshift(), address, Instant.now());
      console
          .err()
          .printf(
              "In %s. Should this be interrupted, clean up by: %s;%n", address, smoke.dropSql());
      List<Finding> findings = smoke.run(json.wanted() ? _ -> {} : this::tell);
      if (json.wanted()) {
        console.out().println(Json.text(findings));
        return count(findings, Verdict.DIFFERS) == 0 ? 0 : Failures.FAILED;
      }
      return summary(findings);
    }
  }

  private static RedshiftAddress redshift(Stack found) {
    ConnectionUri uri = found.warehouse();
    if (!RedshiftAddress.is(uri)) {
      throw new TerminalException(
          CommandError.NOT_REDSHIFT,
          "Cannot try the warehouse of stack '%s': it is no Redshift ('%s'). What publishing rests on in PostgreSQL is proven by Weir's own tests; nothing is to be done."
              .formatted(found.address().name(), uri.scheme()));
    }
    return RedshiftAddress.of(uri);
  }

  private void tell(Finding finding) {
    String verdict =
        switch (finding.verdict()) {
          case OK -> console.green("ok     ");
          case DIFFERS -> console.red("DIFFERS");
          case NOTED -> console.dim("noted  ");
        };
    console
        .out()
        .printf(
            "%s  %s. Expected: %s. Observed: %s.%n",
            verdict, finding.rule(), finding.expected(), finding.observed());
  }

  private int summary(List<Finding> findings) {
    long differ = count(findings, Verdict.DIFFERS);
    long held = count(findings, Verdict.OK);
    if (differ == 0) {
      console.out().printf("All %d rules hold.%n", held);
      return 0;
    }
    console
        .out()
        .printf(
            "%d of %d rules differ: do not rely on this warehouse, and report these lines.%n",
            differ, differ + held);
    return Failures.FAILED;
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
