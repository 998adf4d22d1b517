package dev.weir.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@NeedsDocker
class LocalStackTest {
  private static final DockerClient DOCKER = DockerClientFactory.lazyClient();

  @Test
  void it_answers_and_nothing_of_it_stays() throws Exception {
    LocalStack localStack = new LocalStack();
    String container = localStack.container();
    String network = localStack.network();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest health =
          HttpRequest.newBuilder(localStack.endpoint().resolve("/_localstack/health")).build();

      assertThat(http.send(health, BodyHandlers.ofString()).body()).contains("\"s3\"");
    } finally {
      localStack.stop();
    }

    assertThatThrownBy(() -> DOCKER.inspectContainerCmd(container).exec())
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> DOCKER.inspectNetworkCmd().withNetworkId(network).exec())
        .isInstanceOf(NotFoundException.class);
  }
}
