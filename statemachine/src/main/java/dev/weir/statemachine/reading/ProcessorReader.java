package dev.weir.statemachine.reading;

import dev.weir.statemachine.language.Processor;
import dev.weir.statemachine.language.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code StartAt} and {@code States}, of a state machine or of a Map's item processor. */
final class ProcessorReader {
  private ProcessorReader() {}

  static Processor read(Fields fields) {
    String startAt = fields.text("StartAt");
    Map<String, State> states = new LinkedHashMap<>();
    Optional<Fields> all = fields.object("States");
    if (all.isEmpty() || all.get().names().isEmpty()) {
      fields.problem("States", "must have at least one state");
    }
    all.ifPresent(
        found -> {
          for (String name : found.names()) {
            found
                .object(name)
                .ifPresent(state -> states.put(name, new StateReader().read(name, state)));
          }
        });
    return new Processor(startAt, states);
  }
}
