/**
 * Getting answers of an HTTP API: addresses, credentials, redirects, tries.
 *
 * <p>Start at {@link dev.weir.function.extractapi.http.HttpFetch}.
 */
@NullMarked
package dev.weir.function.extractapi.http;

import org.jspecify.annotations.NullMarked;
