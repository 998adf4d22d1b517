/**
 * Tests of transforms, as written: rows that go in, and rows that must come out.
 *
 * <p>Start at {@link dev.weir.pipeline.test.TestReader}.
 */
@NullMarked
package dev.weir.pipeline.test;

import org.jspecify.annotations.NullMarked;
