package dev.weir.cli.stack;

import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.stack.call.StackAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of the commands that also work on a deployed stack. */
public final class StackOptions {
  @ArgGroup(exclusive = false, heading = "On AWS:%n")
  private @Nullable Group group;

  /** The others are about the stack. */
  private static final class Group {
    @Option(
        names = "--stack",
        paramLabel = "NAME",
        required = true,
        description = "The deployed stack, instead of this machine.")
    private String stack = "";

    @Option(
        names = "--region",
        description = "Where it is, if AWS_REGION or the profile does not say.")
    private @Nullable String region;

    @Option(names = "--profile", description = "Whose credentials, if not AWS_PROFILE's.")
    private @Nullable String profile;
  }

  /** Empty for this machine. */
  public Optional<StackAddress> address() {
    return group == null
        ? Optional.empty()
        : Optional.of(
            new StackAddress(
                group.stack,
                Optional.ofNullable(group.region),
                Optional.ofNullable(group.profile)));
  }

  /** For commands that have nothing to do on this machine. */
  public StackAddress required() {
    return address()
        .orElseThrow(
            () ->
                new TerminalException(
                    CommandError.BAD_ARGUMENT,
                    "Cannot tell which stack is meant: add --stack and the name that it was deployed by."));
  }
}
