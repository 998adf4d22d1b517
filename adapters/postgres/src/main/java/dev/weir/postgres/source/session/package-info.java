/**
 * Sessions that read: their transactions, their locks, and what stops them.
 *
 * <p>Start at {@link dev.weir.postgres.source.session.ReadSession}.
 */
@NullMarked
package dev.weir.postgres.source.session;

import org.jspecify.annotations.NullMarked;
