/**
 * The means to describe a file's keys once: what reads it, its JSON Schema and its reference are
 * made from the same description.
 *
 * <p>Start at {@link dev.weir.pipeline.shape.Shape}.
 */
@NullMarked
package dev.weir.pipeline.shape;

import org.jspecify.annotations.NullMarked;
