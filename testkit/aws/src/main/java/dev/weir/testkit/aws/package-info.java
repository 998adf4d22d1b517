/** AWS for tests: LocalStack in a container. */
@NullMarked
package dev.weir.testkit.aws;

import org.jspecify.annotations.NullMarked;
