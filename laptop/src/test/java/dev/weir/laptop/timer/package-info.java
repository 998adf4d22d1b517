@NullMarked
package dev.weir.laptop.timer;

import org.jspecify.annotations.NullMarked;
