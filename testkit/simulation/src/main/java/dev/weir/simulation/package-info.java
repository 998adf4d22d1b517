/**
 * Whole runs, played as histories that are a function of their seed: everything that Weir reaches
 * may fail, be late or be lost, and a checker holds what comes of it against what was promised.
 * docs/decisions/0014-simulation.md says what is real in it.
 *
 * <p>Start at {@link dev.weir.simulation.Simulation}.
 */
@NullMarked
package dev.weir.simulation;

import org.jspecify.annotations.NullMarked;
