/** Tests with a real PostgreSQL and a real folder. */
@NullMarked
package dev.weir.extractdatabase;

import org.jspecify.annotations.NullMarked;
