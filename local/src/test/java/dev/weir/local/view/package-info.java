@NullMarked
package dev.weir.local.view;

import org.jspecify.annotations.NullMarked;
