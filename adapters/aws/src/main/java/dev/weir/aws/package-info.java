/**
 * AWS as a function and the command line see it: S3, Secrets Manager, Step Functions.
 *
 * <p>Start at {@link dev.weir.aws.FunctionEnvironment}.
 */
@NullMarked
package dev.weir.aws;

import org.jspecify.annotations.NullMarked;
