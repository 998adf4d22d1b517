/**
 * Reads pipeline files: the description of every key, the rules between them, and where pipelines
 * are found.
 *
 * <p>Start at {@link dev.weir.pipeline.read.PipelineReader}; the keys begin at {@link
 * dev.weir.pipeline.read.PipelineKeys}.
 */
@NullMarked
package dev.weir.pipeline.read;

import org.jspecify.annotations.NullMarked;
