package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code make aws-local} starts for functions on this machine: a LocalStack and a PostgreSQL,
 * other ones than those of other tests.
 */
final class AwsLocal {
  static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  private static final String NETWORK = "weir";
  private static final String AWS = "weir-aws";
  private static final String DATABASE = "weir-db";

  private AwsLocal() {}

  /** Anew: nothing of an earlier run is in it. */
  static void start() {
    stop();
    var _ = Command.run("make", "aws-local");
  }

  static void stop() {
    var _ = Command.run("make", "aws-local-down");
  }

  /** {@code events/env.json}: of every function, and of some. */
  static JsonNode environment() {
    return Template.json(Template.ROOT.resolve("events/env.json"));
  }

  /** What sam tells every function where it is not told otherwise. */
  static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    environment()
        .path("Parameters")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }

  /** This machine as its containers reach it: an address. */
  static String machine() {
    String gateway = "{{(index .IPAM.Config 0).Gateway}}";
    return Command.run("docker", "network", "inspect", "--format", gateway, NETWORK).strip();
  }

  /** Rows of a table of the warehouse. */
  static long rows(String table) {
    String count = "SELECT count(*) FROM " + table;
    return Long.parseLong(
        Command.run("docker", "exec", DATABASE, "psql", "-U", "postgres", "-At", "-c", count)
            .strip());
  }

  /** The names of what it is made of, while it runs: containers, network, volumes. */
  static List<String> parts() {
    String volumes = "{{range .Mounts}}{{println .Name}}{{end}}";
    return Stream.concat(
            Stream.of(AWS, DATABASE, NETWORK),
            Command.run("docker", "inspect", "--format", volumes, AWS, DATABASE).lines())
        .filter(name -> !name.isBlank())
        .toList();
  }

  /** The names of all containers, networks and volumes of this machine. */
  static List<String> onThisMachine() {
    return Stream.of(
            Command.run("docker", "ps", "--all", "--format", "{{.Names}}"),
            Command.run("docker", "network", "ls", "--format", "{{.Name}}"),
            Command.run("docker", "volume", "ls", "--format", "{{.Name}}"))
        .flatMap(String::lines)
        .toList();
  }
}
