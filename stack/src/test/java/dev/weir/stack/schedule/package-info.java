@NullMarked
package dev.weir.stack.schedule;

import org.jspecify.annotations.NullMarked;
