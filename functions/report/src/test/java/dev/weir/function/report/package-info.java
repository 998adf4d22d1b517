/** Tests of the report function. */
@NullMarked
package dev.weir.function.report;

import org.jspecify.annotations.NullMarked;
