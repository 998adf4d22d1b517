/**
 * Files of the lake as COPY takes them.
 *
 * <p>Start at {@link dev.weir.postgres.warehouse.copy.FileCopy}.
 */
@NullMarked
package dev.weir.postgres.warehouse.copy;

import org.jspecify.annotations.NullMarked;
