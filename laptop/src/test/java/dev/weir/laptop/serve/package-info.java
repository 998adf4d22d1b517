@NullMarked
package dev.weir.laptop.serve;

import org.jspecify.annotations.NullMarked;
