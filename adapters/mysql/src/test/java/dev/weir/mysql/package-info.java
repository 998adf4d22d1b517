/** Tests against a real MariaDB. */
@NullMarked
package dev.weir.mysql;

import org.jspecify.annotations.NullMarked;
