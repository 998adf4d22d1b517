/** Tests of what is read out of pipeline files. */
@NullMarked
package dev.weir.pipeline.read;

import org.jspecify.annotations.NullMarked;
