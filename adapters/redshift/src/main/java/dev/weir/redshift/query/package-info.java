/**
 * Queries of people: text and parameters as the Data API takes them, and rows from what it answers.
 *
 * <p>Start at {@link dev.weir.redshift.query.QueryText}.
 */
@NullMarked
package dev.weir.redshift.query;

import org.jspecify.annotations.NullMarked;
