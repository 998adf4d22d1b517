/**
 * Where a connection's address and credentials come from.
 *
 * <p>Start at {@link dev.weir.secrets.Secrets}.
 */
@NullMarked
package dev.weir.secrets;

import org.jspecify.annotations.NullMarked;
