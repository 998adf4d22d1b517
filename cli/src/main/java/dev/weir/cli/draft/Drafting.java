package dev.weir.cli.draft;

import dev.weir.cli.draft.column.FieldNames;
import dev.weir.cli.draft.column.Yaml;
import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.folder.EnvironmentSecrets;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.source.Format;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.source.SourceDatabase;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Drafts a pipeline from what it shall read.
 *
 * @param project that it will be in
 * @param pipeline its name
 */
public record Drafting(Project project, String pipeline) {
  /** Such an option of an address would come into the pipeline's file. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(^|&)[^=&]*(key|token|secret|passw|auth|sig)[^=&]*=");

  /**
   * @param from a file, the address of an API, or the name of a connection
   * @param tables of a connection, with wildcards; empty for all
   * @throws TerminalException if nothing can be drafted from it
   */
  public Draft from(String from, List<String> tables) {
    boolean file = Files.exists(project.here().resolve(from));
    if (!file && Names.CONNECTION.matcher(from).matches()) {
      return database(from, tables);
    }
    if (!tables.isEmpty()) {
      throw bad("--tables", "it is for the connection of a database, which this is not");
    }
    return from.contains("://") ? api(from) : document(project.here().resolve(from));
  }

  /**
   * How a source of a document would be written, without its name and connection.
   *
   * @throws TerminalException if it cannot be told
   */
  public static List<String> shape(Path file, Format format) {
    DocumentSample sample = DocumentSample.of(file, format);
    return shape(file.toString(), format, sample.bytes(), sample.whole());
  }

  /**
   * The same of bytes.
   *
   * @param subject for people
   * @param whole whether these are all bytes of it
   */
  public static List<String> shape(String subject, Format format, byte[] bytes, boolean whole) {
    List<String> source = new DocumentDraft(subject, format).source("", bytes, whole);
    return source.subList(1, source.size());
  }

  private Draft document(Path file) {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      throw bad(
          file.toString(),
          "there is no such file. Give a file, the address of an API, or the name of a connection");
    }
    Format format =
        Format.byEnding(name)
            .orElseThrow(
                () ->
                    bad(
                        name,
                        "its ending does not tell what it is: .csv, .tsv, .json, .jsonl, .xml or .txt, each with .gz, .zst or without, or .parquet"));
    String connection = "connection: files\npath: " + Yaml.quoted(name);
    List<String> source =
        format == Format.PARQUET
            ? ParquetDraft.source(connection, file)
            : sampled(connection, file, format);
    return draft(name, "files: {kind: file}", dataSet(name), source, List.of(file));
  }

  private static List<String> sampled(String connection, Path file, Format format) {
    DocumentSample sample = DocumentSample.of(file, format);
    return new DocumentDraft(file.toString(), format)
        .source(connection, sample.bytes(), sample.whole());
  }

  private Draft api(String address) {
    URI uri = uri(address);
    Format format =
        Format.byEnding(uri.getPath())
            .filter(known -> known == Format.XML || known == Format.JSON_LINES)
            .orElse(Format.JSON);
    String shown = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    DocumentSample sample = DocumentSample.of(uri, shown, format);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    List<String> source =
        new DocumentDraft(shown, format)
            .source(
                "connection: api\npath: " + Yaml.quoted(uri.getRawPath() + query),
                sample.bytes(),
                sample.whole());
    String connection =
        "api: {kind: http, url: %s}"
            .formatted(Yaml.quoted(uri.getScheme() + "://" + uri.getRawAuthority()));
    return draft(shown, connection, dataSet(uri.getPath()), source, List.of());
  }

  private static URI uri(String address) {
    // Nothing of it is shown where it may hold a secret.
    String kind = address.substring(0, address.indexOf("://"));
    if (!kind.equals("http") && !kind.equals("https")) {
      throw bad(
          "an address of kind '" + kind + "'",
          "whoever may look at this machine's processes sees it. Set WEIR_CONNECTION_NAME to it, and say --from name");
    }
    try {
      URI uri = new URI(address);
      if (uri.getRawUserInfo() == null
          && uri.getHost() != null
          && (uri.getRawQuery() == null || !SECRET.matcher(uri.getRawQuery()).find())) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Told below: the exception quotes the address.
    }
    throw bad(
        "this address, which is not shown,",
        "it is not valid, or holds what could be a secret, which must not stand in a pipeline. Draft from a document that was fetched by other means, and set the connection's address in its variable");
  }

  private Draft database(String name, List<String> tables) {
    ConnectionUri address =
        new EnvironmentSecrets(project.variables())
            .connection(name)
            .orElseThrow(
                () ->
                    bad(
                        name,
                        "there is no such file, and %s is not set. Set it to postgresql://user:password@host:5432/database, or mysql://…"
                            .formatted(Secrets.variable(name))));
    Connection.Database connection = connection(name, address);
    try (Laptop laptop = new Laptop(project, _ -> {});
        SourceDatabase source = laptop.database(pipeline, name, connection)) {
      return new DatabaseDraft(name, connection, schema()).draft(source, tables);
    }
  }

  /**
   * The connection of a database that no pipeline names yet.
   *
   * @throws TerminalException if the address is no database's
   */
  public static Connection.Database connection(String name, ConnectionUri address) {
    return new Connection.Database(
        kind(name, address),
        address.path().isEmpty() ? name : address.path(),
        Connection.Database.DEFAULT_MAX_CONNECTIONS);
  }

  private static DatabaseKind kind(String name, ConnectionUri address) {
    return switch (address.scheme()) {
      case "postgresql", "postgres" -> DatabaseKind.POSTGRESQL;
      case "mysql", "mariadb" -> DatabaseKind.MYSQL;
      default ->
          throw bad(
              "connection " + name, "it is no database. Give a file, or the address of an API");
    };
  }

  private Draft draft(
      String from, String connection, String dataSet, List<String> source, List<Path> input) {
    String lines = dataSet + ":\n" + String.join("\n", source).indent(2).stripTrailing();
    String target =
        "%s: {from: %s, table: %s}"
            .formatted(dataSet, dataSet, Yaml.quoted(schema() + "." + dataSet));
    return new Draft(from, connection, List.of(lines), List.of(target), input);
  }

  private String schema() {
    return pipeline.replace('-', '_');
  }

  /** After the file, without its endings. */
  private static String dataSet(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
    String name = new FieldNames().of(file, "data");
    return Optional.of(name).filter(given -> Yaml.quoted(given).equals(given)).orElse("data");
  }

  private static TerminalException bad(String what, String why) {
    return new TerminalException(
        CommandError.NO_DRAFT, "Cannot draft a pipeline from %s: %s.".formatted(what, why));
  }
}
