/**
 * What tests share: a suite of promises per port, which each adapter's tests implement.
 *
 * <p>Start at {@link dev.weir.testkit.LakeContract}.
 */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
