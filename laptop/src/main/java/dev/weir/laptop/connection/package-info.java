/**
 * Connections as a laptop has them, for people who want to know: where their addresses come from,
 * and what is there.
 *
 * <p>Start at {@link dev.weir.laptop.connection.ConnectionTest}.
 */
@NullMarked
package dev.weir.laptop.connection;

import org.jspecify.annotations.NullMarked;
