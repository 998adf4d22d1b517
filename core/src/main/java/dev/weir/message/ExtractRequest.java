package dev.weir.message;

import dev.weir.run.RunContext;

/** Asks for the data set of a source. */
public record ExtractRequest(RunContext context, String source) {}
