/** Tests of the laptop's server, with real processes. */
@NullMarked
package dev.weir.laptop.server;

import org.jspecify.annotations.NullMarked;
