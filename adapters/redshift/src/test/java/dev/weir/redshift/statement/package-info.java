/** Tests of addresses and of what errors mean. */
@NullMarked
package dev.weir.redshift.statement;

import org.jspecify.annotations.NullMarked;
