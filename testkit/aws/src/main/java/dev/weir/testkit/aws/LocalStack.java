package dev.weir.testkit.aws;

import static org.testcontainers.DockerClientFactory.SESSION_ID;
import static org.testcontainers.DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL;

import com.github.dockerjava.api.model.Network.Ipam.Config;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container: one for all tests of a JVM, started when it is first asked for,
 * stopped when the last test has ended ({@link NeedsDocker} sees to it). Lambda containers that it
 * starts are on its network.
 */
public final class LocalStack {
  /** The region that everything in it is made in. */
  public static final String REGION = "us-east-1";

  /** Any will do; these are what its documentation uses. */
  public static final String ACCESS_KEY = "test";

  public static final String SECRET_KEY = "test";

  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static final String NAME_IN_NETWORK = "localstack";
  private static final int PORT = 4566;
  private static final String DOCKER_SOCKET = "/var/run/docker.sock";

  /** Docker kills it after this, and its Lambda containers stay. */
  private static final int STOP_SECONDS = 60;

  private static @Nullable LocalStack running;

  private final GenericContainer<?> container;
  private final Network network;

  // A bind is deprecated because files should be copied; a socket cannot be.
  @SuppressWarnings("deprecation")
  LocalStack() {
    network = Network.newNetwork();
    container =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(PORT)
            .withNetwork(network)
            .withNetworkAliases(NAME_IN_NETWORK)
            .withEnv("LAMBDA_DOCKER_NETWORK", network.getId())
            // Testcontainers removes what has this label when a JVM is stopped before its time.
            .withEnv(
                "LAMBDA_DOCKER_FLAGS",
                "-l %s=%s".formatted(TESTCONTAINERS_SESSION_ID_LABEL, SESSION_ID))
            .waitingFor(Wait.forLogMessage(".*Ready\\.\n", 1));
    container.addFileSystemBind(DOCKER_SOCKET, DOCKER_SOCKET, BindMode.READ_WRITE);
    container.start();
  }

  /** The one that is running. */
  public static synchronized LocalStack running() {
    if (running == null) {
      running = new LocalStack();
    }
    return running;
  }

  static synchronized void stopRunning() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  /** As this machine reaches it, by number: names of buckets are not put in front of one. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + container.getMappedPort(PORT));
  }

  /** As containers on its network reach it. */
  public URI endpointInNetwork() {
    return URI.create("http://" + NAME_IN_NETWORK + ":" + PORT);
  }

  /** What an AWS client, or a command like {@code sam}, must have in its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint().toString(),
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
        "AWS_REGION", REGION,
        "AWS_DEFAULT_REGION", REGION);
  }

  /**
   * The Docker network that it and its Lambda containers are on, as {@code docker --network} wants
   * it.
   */
  public String network() {
    return network.getId();
  }

  /** This machine as containers on its network reach it: an address. */
  public String machineInNetwork() {
    return DockerClientFactory.lazyClient()
        .inspectNetworkCmd()
        .withNetworkId(network.getId())
        .exec()
        .getIpam()
        .getConfig()
        .stream()
        .map(Config::getGateway)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  String container() {
    return container.getContainerId();
  }

  // Stopped before it is removed: it then takes its Lambda containers along. Not in a shutdown
  // hook:
  // Testcontainers has one of its own, which removes without stopping. And not as a
  // LocalStackContainer: that starts it from a shell, which passes no signal on.
  void stop() {
    try (network) {
      container
          .getDockerClient()
          .stopContainerCmd(container.getContainerId())
          .withTimeout(STOP_SECONDS)
          .exec();
      container.stop();
    }
  }
}
