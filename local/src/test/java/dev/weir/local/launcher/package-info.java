/** The script {@code weir}. Start at {@link dev.weir.local.launcher.LauncherTest}. */
@NullMarked
package dev.weir.local.launcher;

import org.jspecify.annotations.NullMarked;
