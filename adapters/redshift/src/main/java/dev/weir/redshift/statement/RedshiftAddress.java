package dev.weir.redshift.statement;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which Redshift, and as whom: {@code redshift-serverless://workgroup/database?copy-role=arn} or
 * {@code redshift://cluster/database?copy-role=arn}. No secret is in it, only names of such.
 *
 * @param workgroup of Serverless; otherwise {@code cluster} is there
 * @param copyRole an ARN, or {@code default} for the one that the warehouse has as its default
 * @param secret ARN of the secret to log in with; without, the caller's own identity
 * @param user to log in as on a cluster, without a secret
 */
public record RedshiftAddress(
    Optional<String> workgroup,
    Optional<String> cluster,
    String database,
    String copyRole,
    Optional<String> secret,
    Optional<String> user) {
  private static final String SERVERLESS = "redshift-serverless";
  private static final String PROVISIONED = "redshift";
  private static final String DEFAULT_ROLE = "default";
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");
  private static final Pattern SECRET =
      Pattern.compile(
          "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@-]+");

  /** Whether an address is one of Redshift's. */
  public static boolean is(ConnectionUri uri) {
    return uri.scheme().equals(SERVERLESS) || uri.scheme().equals(PROVISIONED);
  }

  /**
   * @throws TerminalException naming everything that is wrong
   */
  public static RedshiftAddress of(ConnectionUri uri) {
    List<String> problems = problems(uri);
    if (!problems.isEmpty()) {
      throw new TerminalException(
          RedshiftError.INVALID_ADDRESS,
          "Cannot use %s as the warehouse's address: %s. Write %s as redshift-serverless://<workgroup>/<database>?copy-role=<arn>[&secret=<arn>] or redshift://<cluster>/<database>?copy-role=<arn>[&secret=<arn>|&user=<database user>]."
              .formatted(uri, String.join("; ", problems), Secrets.variable(Secrets.WAREHOUSE)));
    }
    boolean serverless = uri.scheme().equals(SERVERLESS);
    return new RedshiftAddress(
        serverless ? Optional.of(uri.host()) : Optional.empty(),
        serverless ? Optional.empty() : Optional.of(uri.host()),
        uri.path(),
        option(uri, "copy-role").orElseThrow(),
        option(uri, "secret"),
        option(uri, "user"));
  }

  private static List<String> problems(ConnectionUri uri) {
    List<String> problems = new ArrayList<>();
    if (!is(uri)) {
      problems.add("'%s' is not a kind of Redshift".formatted(uri.scheme()));
    }
    if (uri.host().isEmpty()) {
      problems.add("the workgroup or cluster is missing");
    }
    if (uri.path().isEmpty() || uri.path().contains("/")) {
      problems.add("it must end in one database");
    }
    if (uri.user().isPresent() || uri.password().isPresent()) {
      problems.add("it takes no user and password before the name, only secret=<arn>");
    }
    if (uri.port() != ConnectionUri.NO_PORT) {
      problems.add("the Data API has no port");
    }
    problems.addAll(optionProblems(uri));
    return problems;
  }

  private static List<String> optionProblems(ConnectionUri uri) {
    List<String> problems = new ArrayList<>();
    Set<String> known =
        uri.scheme().equals(SERVERLESS)
            ? Set.of("copy-role", "secret")
            : Set.of("copy-role", "secret", "user");
    for (String option : new TreeSet<>(uri.options().keySet())) {
      if (!known.contains(option)) {
        problems.add(
            "'%s' is not an option of it.%s".formatted(option, DidYouMean.hint(option, known)));
      }
    }
    Optional<String> role = option(uri, "copy-role");
    if (role.isEmpty()) {
      problems.add("copy-role is missing: the role by which Redshift reads the lake");
    } else if (!role.get().equals(DEFAULT_ROLE) && !ROLE.matcher(role.get()).matches()) {
      problems.add("copy-role is not the ARN of a role, nor 'default'");
    }
    if (option(uri, "secret").filter(arn -> !SECRET.matcher(arn).matches()).isPresent()) {
      problems.add("secret is not the ARN of a secret");
    }
    if (uri.options().containsKey("secret") && uri.options().containsKey("user")) {
      problems.add("secret and user exclude each other");
    }
    return problems;
  }

  private static Optional<String> option(ConnectionUri uri, String name) {
    return Optional.ofNullable(uri.options().get(name)).filter(value -> !value.isEmpty());
  }

  /** The role as COPY names it. */
  public String copyRoleSql() {
    return copyRole.equals(DEFAULT_ROLE) ? "default" : "'" + copyRole + "'";
  }

  /** For people: without ARNs. */
  @Override
  public String toString() {
    return workgroup
            .map(name -> SERVERLESS + "://" + name)
            .orElseGet(() -> PROVISIONED + "://" + cluster.orElse(""))
        + "/"
        + database;
  }
}
