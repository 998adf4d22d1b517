package dev.weir.local.statemachine;

/** What all states of one execution share. */
record Engine(Calls calls, Deadline deadline, Timing timing) {}
