/** Tests of locks, with real processes. */
@NullMarked
package dev.weir.laptop.lock;

import org.jspecify.annotations.NullMarked;
