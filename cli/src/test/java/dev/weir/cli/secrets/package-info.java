/** Where secrets must not come to, whatever fails. */
@NullMarked
package dev.weir.cli.secrets;

import org.jspecify.annotations.NullMarked;
