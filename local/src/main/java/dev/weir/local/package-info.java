/**
 * The laptop: everything of Weir in one process.
 *
 * <p>Start at {@link dev.weir.local.statemachine}, which runs the state machine file.
 */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
