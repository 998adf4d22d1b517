package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The workflow runs what it names by hash, and deploys what it has attested. */
class WorkflowTest {
  private static final Path FILE = Template.ROOT.resolve(".github/workflows/deliver.yaml");
  private static final JsonNode JOBS = CloudFormation.read(FILE).path("jobs");
  private static final List<String> DEPLOYING = List.of("dev", "prod");

  @Test
  void everyActionIsNamedByItsCommit() {
    List<String> actions = JOBS.findValuesAsText("uses");
    assertThat(actions)
        .hasSizeGreaterThan(8)
        .allMatch(action -> action.matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}"));
  }

  @Test
  void everyPackageThatIsInstalledIsNamedByItsHash() throws IOException {
    assertThat(Files.readString(FILE)).doesNotContain("pip install", "pipx", "npm ", "apt");
    assertThat(Files.readString(Template.ROOT.resolve(".ci/sam"))).contains("--require-hashes");
    String text = Files.readString(Template.ROOT.resolve(".ci/sam.txt"));
    assertThat(text.replace("\\\n", "").lines())
        .allMatch(line -> line.matches("[a-z0-9._-]+==\\S+( +--hash=sha256:[0-9a-f]{64})+"));
    assertThat(text).contains("aws-sam-cli==");
  }

  /** What others wrote and the tests run must not be able to attest, or to deploy. */
  @Test
  void theBuildHasNoRights() {
    assertThat(JOBS.at("/build/permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
  }

  @Test
  void whatIsDeployedIsHeldAgainstItsAttestationBefore() {
    assertThat(JOBS.at("/attest/needs").asText()).isEqualTo("build");
    assertThat(JOBS.at("/attest/steps").findValuesAsText("subject-path"))
        .containsExactly("packages.tar", "packages.tar");
    assertThat(JOBS.at("/attest/steps").findValuesAsText("sbom-path"))
        .containsExactly("target/bom.json");
    assertThat(commands("build")).contains("make sbom");
    for (String job : DEPLOYING) {
      assertThat(JOBS.path(job).path("needs").toString()).isEqualTo("[\"build\",\"attest\"]");
      List<String> commands = commands(job);
      int verified = indexOf(commands, "gh attestation verify packages.tar");
      assertThat(verified).isNotNegative();
      assertThat(indexOf(commands, "tar --extract")).isGreaterThan(verified);
      assertThat(indexOf(commands, "sam deploy")).isGreaterThan(verified);
    }
  }

  private static List<String> commands(String job) {
    return JOBS.path(job).path("steps").findValuesAsText("run");
  }

  private static int indexOf(List<String> commands, String start) {
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i).startsWith(start)) {
        return i;
      }
    }
    return -1;
  }
}
