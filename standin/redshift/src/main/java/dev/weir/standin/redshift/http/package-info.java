/**
 * The Data API: requests, answers, errors.
 *
 * <p>Start at {@link dev.weir.standin.redshift.http.Operations}.
 */
@NullMarked
package dev.weir.standin.redshift.http;

import org.jspecify.annotations.NullMarked;
