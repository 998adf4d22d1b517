/**
 * The lake in a folder, and connections from the environment: what a laptop uses in place of S3 and
 * Secrets Manager.
 *
 * <p>Start at {@link dev.weir.folder.FolderLake}.
 */
@NullMarked
package dev.weir.folder;

import org.jspecify.annotations.NullMarked;
