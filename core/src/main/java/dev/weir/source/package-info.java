/**
 * What is read: databases, described when planning and read in parts, and folders of files.
 *
 * <p>Start at {@link dev.weir.source.SourceDatabase}.
 */
@NullMarked
package dev.weir.source;

import org.jspecify.annotations.NullMarked;
