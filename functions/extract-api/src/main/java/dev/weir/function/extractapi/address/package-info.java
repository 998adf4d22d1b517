/**
 * Addresses of an HTTP API: how they are written, what must not be shown of them, where a request
 * may go.
 *
 * <p>Start at {@link dev.weir.function.extractapi.address.Endpoint}.
 */
@NullMarked
package dev.weir.function.extractapi.address;

import org.jspecify.annotations.NullMarked;
