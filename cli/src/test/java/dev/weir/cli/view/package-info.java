@NullMarked
package dev.weir.cli.view;

import org.jspecify.annotations.NullMarked;
