/**
 * What is new of each source, and which tables may be made of that. Start at {@link
 * IncrementPlanner}.
 */
@NullMarked
package dev.weir.plan.increment;

import org.jspecify.annotations.NullMarked;
