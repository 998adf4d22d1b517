package dev.weir.cli.view;

import picocli.CommandLine.Option;

/** For commands that print facts: the same for programs, under names that stay. */
public final class JsonOption {
  public static final String NAME = "--json";

  @Option(names = NAME, description = "As JSON, for programs; problems too.")
  private boolean json;

  /** Whether a program asks. */
  public boolean wanted() {
    return json;
  }
}
