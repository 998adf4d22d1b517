package dev.weir.simulation.warehouse;

/** How transactions of a database are kept apart; Redshift has both. */
enum Isolation {
  SERIALIZABLE,
  SNAPSHOT
}
