/** Tests of the laptop's server, with real processes. */
@NullMarked
package dev.weir.local.server;

import org.jspecify.annotations.NullMarked;
