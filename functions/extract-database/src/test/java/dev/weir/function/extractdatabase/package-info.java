/** Tests with a real PostgreSQL and a real folder. */
@NullMarked
package dev.weir.function.extractdatabase;

import org.jspecify.annotations.NullMarked;
