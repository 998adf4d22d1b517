/**
 * Clients of AWS, and what its errors mean.
 *
 * <p>Start at {@link dev.weir.aws.client.AwsClients}.
 */
@NullMarked
package dev.weir.aws.client;

import org.jspecify.annotations.NullMarked;
