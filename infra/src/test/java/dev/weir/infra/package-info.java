/** The deployment, tested. */
@NullMarked
package dev.weir.infra;

import org.jspecify.annotations.NullMarked;
