@NullMarked
package dev.weir.laptop.project;

import org.jspecify.annotations.NullMarked;
