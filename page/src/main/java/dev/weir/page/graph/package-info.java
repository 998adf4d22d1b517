/**
 * What is made of what, as a drawing in layers.
 *
 * <p>Start at {@link dev.weir.page.graph.Graph}.
 */
@NullMarked
package dev.weir.page.graph;

import org.jspecify.annotations.NullMarked;
