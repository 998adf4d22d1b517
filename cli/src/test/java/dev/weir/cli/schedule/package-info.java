@NullMarked
package dev.weir.cli.schedule;

import org.jspecify.annotations.NullMarked;
