/**
 * The Data API: requests, answers, errors.
 *
 * <p>Start at {@link dev.weir.testkit.redshift.http.Operations}.
 */
@NullMarked
package dev.weir.testkit.redshift.http;

import org.jspecify.annotations.NullMarked;
