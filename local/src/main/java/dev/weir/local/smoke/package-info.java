/**
 * The rules that publishing rests on, put to a real Redshift in a schema of their own.
 *
 * <p>Start at {@link dev.weir.local.smoke.Smoke}.
 */
@NullMarked
package dev.weir.local.smoke;

import org.jspecify.annotations.NullMarked;
