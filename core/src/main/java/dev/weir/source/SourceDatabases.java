package dev.weir.source;

import dev.weir.pipeline.Connection;

/** Opens the database behind a connection; which adapter does it is the wiring's choice. */
@FunctionalInterface
public interface SourceDatabases {
  /** Opens lazily: an unreachable database fails at the first question, not here. */
  SourceDatabase open(String name, Connection.Database connection);
}
