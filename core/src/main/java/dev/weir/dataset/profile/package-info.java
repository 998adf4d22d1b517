/**
 * What the values of a data set look like, for people: column by column, and its first rows.
 *
 * <p>Start at {@link dev.weir.dataset.profile.Profile}.
 */
@NullMarked
package dev.weir.dataset.profile;

import org.jspecify.annotations.NullMarked;
