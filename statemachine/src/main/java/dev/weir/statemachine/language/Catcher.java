package dev.weir.statemachine.language;

/** Where a failed state goes on, instead of failing the state machine. */
public record Catcher(ErrorNames errors, Exit exit) {}
