package dev.weir.secrets;

import java.util.Optional;

/**
 * Addresses and credentials by the name of a connection. Thread-safe. Nothing that it returns is
 * ever logged.
 */
public interface Secrets {
  /** The connection that the warehouse is reached by; no pipeline may use the name. */
  String WAREHOUSE = "warehouse";

  /** What the name of a variable that holds an address begins with. */
  String VARIABLES = "WEIR_CONNECTION_";

  /**
   * @return empty where nothing is set for the name
   */
  Optional<ConnectionUri> connection(String name);

  /**
   * A value beside the address, as a token: on AWS by its name in the connection's secret, on a
   * laptop the environment's variable.
   *
   * @return empty where there is none
   */
  default Optional<String> value(String connection, String name) {
    return Optional.empty();
  }

  /** Where the address of a connection is to be written, for people: a variable, or a secret. */
  default String place(String connection) {
    return variable(connection);
  }

  /** {@code WEIR_CONNECTION_COURSES} for {@code courses}. */
  static String variable(String connection) {
    return VARIABLES + connection.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }
}
