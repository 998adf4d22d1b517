/**
 * Records that are trees, read as a stream of tokens into values of columns: JSON, and XML as if it
 * were JSON. Nothing is held but the values.
 *
 * <p>Start at {@link dev.weir.records.tree.Columns}.
 */
@NullMarked
package dev.weir.records.tree;

import org.jspecify.annotations.NullMarked;
