/**
 * The lake and source files in S3.
 *
 * <p>Start at {@link dev.weir.aws.s3.S3Lake}.
 */
@NullMarked
package dev.weir.aws.s3;

import org.jspecify.annotations.NullMarked;
