package dev.weir.simulation.stack;

import dev.weir.statemachine.language.StateMachine;
import dev.weir.statemachine.reading.StateMachineReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The state machine that is deployed. */
final class StateMachines {
  private static final StateMachine WEIR = read();

  private StateMachines() {}

  static StateMachine weir() {
    return WEIR;
  }

  private static StateMachine read() {
    Path root = Path.of(System.getProperty("weir.root", "../..")).toAbsolutePath().normalize();
    try {
      return StateMachineReader.read(
          Files.readString(root.resolve("infra/state-machine.asl.json")),
          List.of(
                  "PlanFunction",
                  "ExtractApiFunction",
                  "ExtractDatabaseFunction",
                  "ExtractFileFunction",
                  "TransformFunction",
                  "LoadFunction",
                  "ReportFunction")
              .stream()
              .collect(Collectors.toMap(name -> name, name -> name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
