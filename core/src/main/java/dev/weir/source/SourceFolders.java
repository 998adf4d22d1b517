package dev.weir.source;

/** Opens the folder behind a connection; which adapter does it is the wiring's choice. */
@FunctionalInterface
public interface SourceFolders {
  /**
   * @param connection its name
   * @throws dev.weir.error.TerminalException if its address is not set or not one of a folder
   */
  SourceFiles open(String connection);
}
