@NullMarked
package dev.weir.laptop;

import org.jspecify.annotations.NullMarked;
