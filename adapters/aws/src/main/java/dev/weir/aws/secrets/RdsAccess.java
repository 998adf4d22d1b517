package dev.weir.aws.secrets;

import dev.weir.aws.client.AwsClients;
import dev.weir.aws.client.AwsError;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an address on RDS wants beyond host, user and password. */
public final class RdsAccess {
  private static final String AUTH = "auth";

  private final AwsClients clients;
  private final Path certificates;

  /**
   * @param taskRoot where {@code rds/global-bundle.pem} is, if the deployer has added it
   */
  public RdsAccess(AwsClients clients, Path taskRoot) {
    this.clients = clients;
    this.certificates = taskRoot.resolve("rds/global-bundle.pem");
  }

  /**
   * The address with the token in place of a password ({@code auth=iam}), and with the certificates
   * that prove a server of RDS to be one.
   */
  ConnectionUri complete(String name, ConnectionUri address) {
    Map<String, String> options = new LinkedHashMap<>(address.options());
    String auth = options.remove(AUTH);
    Optional<String> password = address.password();
    if (auth != null) {
      password = Optional.of(token(name, auth, address));
    }
    trust(name, address, options);
    return new ConnectionUri(
        address.scheme(),
        address.user(),
        password,
        address.host(),
        address.port(),
        address.path(),
        options);
  }

  private String token(String name, String auth, ConnectionUri address) {
    if (!auth.equals("iam")) {
      throw invalid(name, "auth is '" + auth + "', not iam");
    }
    String user = address.user().orElseThrow(() -> invalid(name, "auth=iam wants a user"));
    if (address.port() == ConnectionUri.NO_PORT) {
      throw invalid(name, "auth=iam wants a port");
    }
    return new RdsToken(clients, Clock.systemUTC()).of(address.host(), address.port(), user);
  }

  private void trust(String name, ConnectionUri address, Map<String, String> options) {
    Dialect dialect = Dialect.of(address.scheme()).orElse(null);
    if (dialect == null
        || !usesOwnAuthority(address.host())
        || options.containsKey(dialect.authority)
        || !options.getOrDefault(dialect.mode, dialect.verified).startsWith("verify")) {
      return;
    }
    if (!Files.isRegularFile(certificates)) {
      throw new TerminalException(
          AwsError.NO_CERTIFICATES,
          "Cannot prove that %s of connection '%s' is a server of RDS: %s is not there. Download https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem to infra/rds/global-bundle.pem and deploy again."
              .formatted(address.host(), name, certificates));
    }
    options.putIfAbsent(dialect.mode, dialect.verified);
    options.put(dialect.authority, certificates.toString());
  }

  /**
   * Instances and clusters have certificates of an authority that only RDS uses; its proxies have
   * those that everybody trusts. See
   * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html#rds-proxy-security.tls
   */
  private static boolean usesOwnAuthority(String host) {
    return (host.endsWith(".rds.amazonaws.com") || host.endsWith(".rds.amazonaws.com.cn"))
        && !host.contains(".proxy-");
  }

  private static TerminalException invalid(String name, String problem) {
    return new TerminalException(
        AwsError.INVALID_ADDRESS,
        "Cannot use the address of connection '%s': %s. Write postgresql://user@host:5432/database?auth=iam."
            .formatted(name, problem));
  }

  /** What the two families of drivers call the same. */
  private enum Dialect {
    POSTGRESQL("sslmode", "verify-full", "sslrootcert"),
    MYSQL("ssl-mode", "verify_identity", "ssl-ca");

    private final String mode;
    private final String verified;
    private final String authority;

    Dialect(String mode, String verified, String authority) {
      this.mode = mode;
      this.verified = verified;
      this.authority = authority;
    }

    static Optional<Dialect> of(String scheme) {
      return switch (scheme) {
        case "postgresql", "postgres" -> Optional.of(POSTGRESQL);
        case "mysql", "mariadb" -> Optional.of(MYSQL);
        default -> Optional.empty();
      };
    }
  }
}
