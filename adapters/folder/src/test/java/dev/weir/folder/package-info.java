/** Tests of the folder adapter. */
@NullMarked
package dev.weir.folder;

import org.jspecify.annotations.NullMarked;
