package dev.weir.pipeline;

import dev.weir.pipeline.place.Positions;

/** A pipeline without a mistake that can be seen in its file alone, and where its keys are. */
public record ParsedPipeline(Pipeline pipeline, Positions positions) {}
