/**
 * A complete data set of a run: its files, its rejects, and the marker that says so.
 *
 * <p>Start at {@link dev.weir.dataset.DataSets}.
 */
@NullMarked
package dev.weir.dataset;

import org.jspecify.annotations.NullMarked;
