package dev.weir.duckdb;

/** Settings that keep SQL away from everything but what it was given. */
final class Lockdown {
  /** Several statements in one. */
  static final String NO_EXTENSIONS =
      "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false";

  private Lockdown() {}
}
