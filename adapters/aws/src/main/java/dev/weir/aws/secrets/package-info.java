/**
 * Connections from Secrets Manager, and by RDS's tokens.
 *
 * <p>Start at {@link dev.weir.aws.secrets.SecretsManagerSecrets}.
 */
@NullMarked
package dev.weir.aws.secrets;

import org.jspecify.annotations.NullMarked;
