/** Tests of the tests' AWS. */
@NullMarked
package dev.weir.testkit.aws;

import org.jspecify.annotations.NullMarked;
