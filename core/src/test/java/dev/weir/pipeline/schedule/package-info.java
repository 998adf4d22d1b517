@NullMarked
package dev.weir.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
