package dev.weir.message;

import dev.weir.run.RunContext;

/** Asks for a data set with a transform, with checks, or with both. */
public record TransformRequest(RunContext context, String dataSet) {}
