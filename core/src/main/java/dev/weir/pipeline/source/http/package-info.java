/**
 * What a source asks of an HTTP API, and what its answers mean beside their records.
 *
 * <p>Start at {@link dev.weir.pipeline.source.http.Request} and {@link
 * dev.weir.pipeline.source.http.Answers}.
 */
@NullMarked
package dev.weir.pipeline.source.http;

import org.jspecify.annotations.NullMarked;
