/**
 * Writing pipelines: new ones, what is wrong with them, what they would do.
 *
 * <p>Start at {@link dev.weir.cli.pipeline.PlanCommand}.
 */
@NullMarked
package dev.weir.cli.pipeline;

import org.jspecify.annotations.NullMarked;
