/**
 * The border between AWS Lambda and a function: JSON in, JSON out, errors by class name.
 *
 * <p>Start at {@link dev.weir.lambda.Border}.
 */
@NullMarked
package dev.weir.lambda;

import org.jspecify.annotations.NullMarked;
