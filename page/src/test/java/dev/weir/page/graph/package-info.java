/**
 * Drawings of graphs.
 *
 * <p>Start at {@link dev.weir.page.graph.LayoutTest}.
 */
@NullMarked
package dev.weir.page.graph;

import org.jspecify.annotations.NullMarked;
