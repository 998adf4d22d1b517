/**
 * The rules that publishing rests on, put to a real Redshift in a schema of their own.
 *
 * <p>Start at {@link dev.weir.stack.smoke.Smoke}.
 */
@NullMarked
package dev.weir.stack.smoke;

import org.jspecify.annotations.NullMarked;
