/** Tests of extract-file with real files, a real lake and a real plan. */
@NullMarked
package dev.weir.extractfile;

import org.jspecify.annotations.NullMarked;
