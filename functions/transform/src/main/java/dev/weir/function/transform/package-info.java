/**
 * The transform function: makes one data set out of others, and holds a data set to its checks.
 *
 * <p>Start at {@link dev.weir.function.transform.TransformHandler}.
 */
@NullMarked
package dev.weir.function.transform;

import org.jspecify.annotations.NullMarked;
