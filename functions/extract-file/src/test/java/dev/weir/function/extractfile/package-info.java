/** Tests of extract-file with real files, a real lake and a real plan. */
@NullMarked
package dev.weir.function.extractfile;

import org.jspecify.annotations.NullMarked;
