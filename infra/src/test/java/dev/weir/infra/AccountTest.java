package dev.weir.infra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody is a deputy for another account, and nothing is carried into one. */
class AccountTest {
  private static final String ACCOUNT = "{\"Ref\":\"AWS::AccountId\"}";

  /** Lambda takes no role of another account. */
  @Test
  void aServiceTakesARoleInThisAccountsNameOnly() {
    List<JsonNode> trusts = trusts();
    assertThat(trusts).hasSizeGreaterThan(8);
    for (JsonNode trust : trusts) {
      if (!trust.at("/Principal/Service").asText().equals("lambda.amazonaws.com")) {
        assertThat(namesTheAccount(trust.path("Condition"))).as(trust.toString()).isTrue();
      }
    }
  }

  private static List<JsonNode> trusts() {
    List<JsonNode> trusts = new ArrayList<>();
    for (JsonNode template : List.of(Template.tree(), Template.infra("warehouse.yaml"))) {
      for (JsonNode role : Template.ofType("AWS::IAM::Role", template).values()) {
        role.at("/AssumeRolePolicyDocument/Statement").forEach(trusts::add);
      }
    }
    return trusts;
  }

  private static boolean namesTheAccount(JsonNode condition) {
    return condition.at("/StringEquals/aws:SourceAccount").toString().equals(ACCOUNT)
        || condition
            .at("/StringLike/sts:ExternalId/Fn::Sub")
            .asText()
            .contains(":${AWS::AccountId}:");
  }

  @Test
  void anEndpointOfTheNetworkIsForTheAccountsPrincipalsAndThatOfS3ForItsBuckets() {
    Map<String, JsonNode> endpoints =
        Template.ofType("AWS::EC2::VPCEndpoint", Template.infra("network.yaml"));
    assertThat(endpoints).hasSize(4).allSatisfy((_, endpoint) -> isForPrincipals(endpoint));
    JsonNode s3 = conditionOf(requireNonNull(endpoints.get("S3Endpoint")));
    assertThat(s3.path("aws:ResourceAccount").toString()).isEqualTo(ACCOUNT);
  }

  private static void isForPrincipals(JsonNode endpoint) {
    assertThat(conditionOf(endpoint).path("aws:PrincipalAccount").toString()).isEqualTo(ACCOUNT);
  }

  private static JsonNode conditionOf(JsonNode endpoint) {
    return endpoint.at("/PolicyDocument/Statement/0/Condition/StringEquals");
  }

  /** Whatever of that name another account has. */
  @Test
  void copyReadsBucketsOfThisAccountOnly() {
    JsonNode role = Template.infra("warehouse.yaml").at("/Resources/CopyRole/Properties");
    List<String> accounts = new ArrayList<>();
    for (JsonNode statement : role.at("/Policies/0/PolicyDocument/Statement")) {
      if (statement.path("Action").asText().startsWith("s3:")) {
        accounts.add(statement.at("/Condition/StringEquals/aws:ResourceAccount").toString());
      }
    }
    assertThat(accounts).containsExactly(ACCOUNT, ACCOUNT);
  }
}
