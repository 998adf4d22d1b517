package dev.weir.statemachine.interpreter;

import dev.weir.statemachine.function.Calls;
import dev.weir.statemachine.timing.Deadline;
import dev.weir.statemachine.timing.Timing;

/** What all states of one execution share. */
record Engine(Calls calls, Deadline deadline, Timing timing) {}
