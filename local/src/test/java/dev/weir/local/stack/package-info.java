@NullMarked
package dev.weir.local.stack;

import org.jspecify.annotations.NullMarked;
