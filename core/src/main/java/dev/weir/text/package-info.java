/**
 * What is made of a text, whatever it is about: a name in SQL, a digest, an excerpt, a number of
 * things.
 *
 * <p>Start at {@link dev.weir.text.Excerpt}.
 */
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
