package dev.weir.testkit.aws;

import java.net.URI;
import java.util.Map;
import org.testcontainers.containers.Network;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container: one for the whole JVM, started when it is first asked for, stopped
 * when the JVM ends. Lambda containers that it starts are on its network.
 */
public final class LocalStack {
  /** The region that everything in it is made in. */
  public static final String REGION = "us-east-1";

  /** Any will do; these are what its documentation uses. */
  public static final String ACCESS_KEY = "test";

  public static final String SECRET_KEY = "test";

  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private final LocalStackContainer container;
  private final Network network;

  private LocalStack() {
    network = Network.newNetwork();
    container =
        new LocalStackContainer(IMAGE)
            .withNetwork(network)
            .withNetworkAliases("localstack")
            .withEnv("LAMBDA_DOCKER_NETWORK", network.getId());
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  private static final class Holder {
    static final LocalStack INSTANCE = new LocalStack();
  }

  /** The one that is running. */
  public static LocalStack running() {
    return Holder.INSTANCE;
  }

  /** As this machine reaches it, by number: names of buckets are not put in front of one. */
  public URI endpoint() {
    return container.getEndpoint();
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

  // Stopped before it is removed: it then takes its Lambda containers along.
  private void stop() {
    try (network) {
      var _ = container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
      container.stop();
    }
  }
}
