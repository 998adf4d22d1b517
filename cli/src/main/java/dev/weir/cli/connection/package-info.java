/**
 * What a person wants to know of connections before a run needs them.
 *
 * <p>Start at {@link dev.weir.cli.connection.ConnectionsCommand}.
 */
@NullMarked
package dev.weir.cli.connection;

import org.jspecify.annotations.NullMarked;
