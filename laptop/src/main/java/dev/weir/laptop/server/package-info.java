/**
 * The laptop's own PostgreSQL, source and warehouse in one: kept in a folder of the project, shared
 * by the commands that run at the same time, stopped by the last.
 *
 * <p>Start at {@link dev.weir.laptop.server.LaptopServer}.
 */
@NullMarked
package dev.weir.laptop.server;

import org.jspecify.annotations.NullMarked;
