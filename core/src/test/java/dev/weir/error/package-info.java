@NullMarked
package dev.weir.error;

import org.jspecify.annotations.NullMarked;
