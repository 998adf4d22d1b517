/**
 * What values are when they are written as text: the one description of the forms that each type
 * takes, and the one judge of a text. Files, APIs, steps and the columns of databases follow it.
 *
 * <p>Start at {@link dev.weir.value.TextForm}.
 */
@NullMarked
package dev.weir.value;

import org.jspecify.annotations.NullMarked;
