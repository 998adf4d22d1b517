/**
 * What the functions that make data sets have in common: what is complete is used again, unfinished
 * files lie in a scratch folder, and a marker comes last.
 *
 * <p>Start at {@link dev.weir.making.DataSetMaker}.
 */
@NullMarked
package dev.weir.making;

import org.jspecify.annotations.NullMarked;
