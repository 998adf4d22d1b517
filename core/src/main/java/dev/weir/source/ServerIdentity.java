package dev.weir.source;

import java.util.Optional;

/**
 * Who answers at an address, as the server itself says.
 *
 * @param product with its version, as {@code PostgreSQL 17.2}
 * @param address host, port and database
 * @param user whom the server takes the session for
 * @param protocol that the session is encrypted by, as {@code TLSv1.3}; empty if it is not
 * @param proven whether the server had to prove who it is
 */
public record ServerIdentity(
    String product, String address, String user, Optional<String> protocol, boolean proven) {}
