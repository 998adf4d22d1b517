/**
 * Tests of pipelines, run: the transform function over a lake that is gone afterwards.
 *
 * <p>Start at {@link dev.weir.laptop.testing.TestRunner}.
 */
@NullMarked
package dev.weir.laptop.testing;

import org.jspecify.annotations.NullMarked;
