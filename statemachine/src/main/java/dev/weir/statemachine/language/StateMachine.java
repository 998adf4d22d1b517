package dev.weir.statemachine.language;

import java.time.Duration;
import java.util.Optional;

/**
 * A state machine definition without a mistake that can be found before it runs.
 *
 * @param timeout of a whole execution
 */
public record StateMachine(Processor states, Optional<Duration> timeout) {}
