/** Tests of extract-api against a real HTTP server. */
@NullMarked
package dev.weir.extractapi;

import org.jspecify.annotations.NullMarked;
