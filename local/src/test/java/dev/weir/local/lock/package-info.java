/** Tests of locks, with real processes. */
@NullMarked
package dev.weir.local.lock;

import org.jspecify.annotations.NullMarked;
