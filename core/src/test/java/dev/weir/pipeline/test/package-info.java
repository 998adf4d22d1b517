/** Tests of what is read out of the tests of pipelines. */
@NullMarked
package dev.weir.pipeline.test;

import org.jspecify.annotations.NullMarked;
