package dev.weir.message;

import dev.weir.run.RunContext;

/** Asks for the next step of publishing. */
public record LoadRequest(RunContext context) {}
