/**
 * Connections to PostgreSQL: from an address to a session, and from the server's error codes to
 * sentences.
 *
 * <p>Start at {@link dev.weir.postgres.connection.PostgresConnections}.
 */
@NullMarked
package dev.weir.postgres.connection;

import org.jspecify.annotations.NullMarked;
