package dev.weir.cli.secrets;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to fail with a secret at hand.
 *
 * @param variable of the connection, without its prefix; {@code @PORT@} of its address is the
 *     server's
 * @param address every secret of which contains {@code s3cr3t}
 * @param told what proves that this path was taken, and no other
 */
record FailingPath(String variable, String address, String source, String more, List<String> told) {
  private static final String API = "http://s3cr3t-user:s3cr3t-pass@localhost:@API@/v1";
  private static final String QUERY = "?key=s3cr3t-key";

  static List<FailingPath> all() {
    return Stream.of(addresses(), apis(), data()).flatMap(List::stream).toList();
  }

  private static List<FailingPath> addresses() {
    return List.of(
        database("postgresql://etl:s3cr3t-pass@127.0.0.1:@PG@/postgres", "WEIR-2204"),
        database("postgresql://etl:s3cr3t-pass@127.0.0.1:1/shop", "WEIR-2201"),
        database("postgresql://etl:s3cr3t-pass@no-such-host.invalid/shop", "WEIR-2202"),
        database("postgresql://etl:s3cr3t-pass@my_db:5432/shop", "my_db"),
        database("postgresql://etl:s3cr3t@pass@127.0.0.1:1/shop", "WEIR-1006"),
        database("postgresql://etl:s3cr3t/pass@127.0.0.1:1/shop", "WEIR-1006"),
        database("postgresql://etl:1/s3cr3t@127.0.0.1:1/shop", "WEIR-1006"),
        database("postgresql://etl:s3cr3t:pa#ss@127.0.0.1:1/shop", "WEIR-1006"),
        database("postgresql://etl:s3cr3t-pass@127.0.0.1:1/shop?sslmdoe=s3cr3t", "WEIR-2200"),
        database("postgresql://etl:s3cr3t-pass@127.0.0.1:1/shop?sslmode=s3cr3t", "WEIR-2200"),
        database("mysql://etl:s3cr3t-pass@127.0.0.1:1/shop", "WEIR-2200"),
        database("etl:s3cr3t-pass@127.0.0.1:1/shop", "WEIR-1006"),
        database("arn:s3cr3t", "WEIR-2005"),
        mysql("mysql://etl:s3cr3t-pass@127.0.0.1:1/shop", "WEIR-2301"),
        mysql("mysql://etl:s3cr3t-pass@my_db.invalid/shop", "WEIR-2302"),
        mysql("mysql://etl:s3cr3t-pass@127.0.0.1:1/shop?password=s3cr3t", "WEIR-2300"),
        mysql("mysql://etl:s3cr3t%zz@127.0.0.1:1/shop", "WEIR-1006"),
        files("https://s3cr3t-user:s3cr3t-pass@127.0.0.1/shop?key=s3cr3t", "WEIR-2006"),
        files("file:///no/such/folder", "WEIR-2006"),
        warehouse("postgresql://etl:s3cr3t-pass@127.0.0.1:@PG@/postgres", "WEIR-2204"),
        warehouse("postgresql://etl:s3cr3t/pass@127.0.0.1:@PG@/postgres", "WEIR-1006"),
        warehouse("mysql://etl:s3cr3t-pass@127.0.0.1:1/shop", "WEIR-2200"));
  }

  private static List<FailingPath> apis() {
    return List.of(
        api("http://s3cr3t-user:s3cr3t-pass@localhost:1/v1" + QUERY, "WEIR-3105"),
        api("ftp://s3cr3t-user:s3cr3t-pass@localhost:1/v1" + QUERY, "WEIR-3102"),
        api("http://s3cr3t/user:s3cr3t-pass@localhost:@API@/v1" + QUERY, "WEIR-1006"),
        api(API + "/403" + QUERY, "WEIR-3103", "the server answered 403"),
        api(API + "/500" + QUERY, "WEIR-3104", "trying again", "WEIR-3103"),
        api(API + "/here" + QUERY, "WEIR-3108"),
        api(API + "/elsewhere" + QUERY, "WEIR-31"),
        api(API + "/html" + QUERY, "WEIR-"),
        api(API + "/cut" + QUERY, "WEIR-"));
  }

  /** The connection is good, and what it brings is not. */
  private static List<FailingPath> data() {
    return List.of(
        api(API + "/good" + QUERY, "WEIR-1013").with("rejects: {max: 0}"),
        api(API + "/good" + QUERY, "WEIR-3402")
            .with("rejects: {max: 9}\nchecks: {t: [{accepted-values: {column: id, values: [7]}}]}"),
        api(API + "/good" + QUERY, "WEIR-2218")
            .with("rejects: {max: 9}\ntargets: {t: {from: t, table: bad.t}}"));
  }

  private FailingPath with(String lines) {
    return new FailingPath(variable, address, source, lines, told);
  }

  private static FailingPath database(String address, String... told) {
    return new FailingPath("SHOP", address, "kind: postgresql, database: shop", "", List.of(told));
  }

  private static FailingPath mysql(String address, String... told) {
    return new FailingPath("SHOP", address, "kind: mysql, database: shop", "", List.of(told));
  }

  private static FailingPath files(String address, String... told) {
    return new FailingPath("SHOP", address, "kind: file", "", List.of(told));
  }

  private static FailingPath api(String address, String... told) {
    return new FailingPath("SHOP", address, "kind: http", "", List.of(told));
  }

  private static FailingPath warehouse(String address, String... told) {
    return new FailingPath("WAREHOUSE", address, "kind: file", "", List.of(told));
  }

  String pipeline() {
    String path = source.contains("http") ? "/items.json" : "'*.json'";
    String read =
        source.contains("database")
            ? "table: t"
            : "path: %s, format: json, columns: {id: bigint}".formatted(path);
    String target = more.contains("targets") ? "" : "targets: {t: {from: t, table: out.t}}";
    return """
    name: shop
    connections: {shop: {%s}}
    sources: {t: {connection: shop, %s}}
    %s
    %s
    """
        .formatted(source, read, target, more);
  }

  @Override
  public String toString() {
    return variable + " " + source + " " + address + " " + more;
  }
}
