/**
 * One data set of a run: what became of it, its columns, its first rows, its SQL.
 *
 * <p>Start at {@link dev.weir.page.dataset.DataSetCard}.
 */
@NullMarked
package dev.weir.page.dataset;

import org.jspecify.annotations.NullMarked;
