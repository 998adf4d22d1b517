package dev.weir.redshift.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import org.junit.jupiter.api.Test;

class RedshiftAddressTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/weir-copy";

  @Test
  void a_workgroup_is_read() {
    RedshiftAddress address = read("redshift-serverless://analytics/dev?copy-role=" + ROLE);
    assertThat(address.workgroup()).contains("analytics");
    assertThat(address.cluster()).isEmpty();
    assertThat(address.database()).isEqualTo("dev");
    assertThat(address.copyRoleSql()).isEqualTo("'" + ROLE + "'");
    assertThat(address).hasToString("redshift-serverless://analytics/dev");
  }

  @Test
  void a_cluster_takes_a_user_and_the_default_role() {
    RedshiftAddress address = read("redshift://wide/dev?copy-role=default&user=weir");
    assertThat(address.cluster()).contains("wide");
    assertThat(address.user()).contains("weir");
    assertThat(address.copyRoleSql()).isEqualTo("default");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThatThrownBy(() -> read("redshift-serverless://analytics:5439/?copy_role=x&secret=y"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContainingAll(
            "WEIR-2700",
            "it must end in one database",
            "the Data API has no port",
            "'copy_role' is not an option of it. Did you mean 'copy-role'?",
            "copy-role is missing",
            "secret is not the ARN of a secret",
            "WEIR_CONNECTION_WAREHOUSE");
  }

  @Test
  void a_role_that_would_end_the_text_in_copy_is_refused() {
    assertThatThrownBy(() -> read("redshift://wide/dev?copy-role=x%27%20MANIFEST"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("copy-role is not the ARN of a role");
  }

  private static RedshiftAddress read(String uri) {
    return RedshiftAddress.of(ConnectionUri.parse("warehouse", uri));
  }
}
