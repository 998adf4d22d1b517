/**
 * A project as its {@code weir.yaml} says it: where its pipelines lie, and its environments.
 *
 * <p>Start at {@link dev.weir.project.ProjectFile}.
 */
@NullMarked
package dev.weir.project;

import org.jspecify.annotations.NullMarked;
