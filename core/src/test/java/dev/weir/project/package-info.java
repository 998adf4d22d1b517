@NullMarked
package dev.weir.project;

import org.jspecify.annotations.NullMarked;
