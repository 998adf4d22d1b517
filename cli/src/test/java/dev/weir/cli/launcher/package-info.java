/** The script {@code weir}. Start at {@link dev.weir.cli.launcher.LauncherTest}. */
@NullMarked
package dev.weir.cli.launcher;

import org.jspecify.annotations.NullMarked;
