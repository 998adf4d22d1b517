/** Tests of extract-api against a real HTTP server. */
@NullMarked
package dev.weir.function.extractapi.http;

import org.jspecify.annotations.NullMarked;
