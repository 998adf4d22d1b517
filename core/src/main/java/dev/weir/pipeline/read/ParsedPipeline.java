package dev.weir.pipeline.read;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.shape.Positions;

/** A pipeline without a mistake that can be seen in its file alone, and where its keys are. */
public record ParsedPipeline(Pipeline pipeline, Positions positions) {}
