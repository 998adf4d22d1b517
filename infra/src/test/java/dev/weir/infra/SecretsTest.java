package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which function may read which secret. */
class SecretsTest {
  private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";
  private static final Map<String, List<String>> STACK =
      Map.of(
          "AWS::Partition", List.of("aws"),
          "AWS::Region", List.of("us-east-1"),
          "AWS::AccountId", List.of("000000000000"),
          "AWS::StackName", List.of("weir"));

  /** The function that asks the Internet has nothing in its hands that opens a database. */
  @ParameterizedTest
  @CsvSource({
    "weir/http/api,          ExtractApiFunction",
    "weir/database/courses,  ExtractDatabaseFunction PlanFunction",
    "weir/file/shop,         ExtractFileFunction",
    "weir/courses,           ''",
    "weir/warehouse,         ''",
    "weir-dev/http/api,      ''",
  })
  void aSecretIsReadByTheFunctionsOfItsKind(String name, String functions) {
    assertThat(String.join(" ", readers(name, STACK))).isEqualTo(functions);
  }

  /** Names are looked for where the role lets the function look, and nowhere else. */
  @Test
  void aFunctionLooksWhereItMayRead() {
    Map<String, String> prefixes = new TreeMap<>();
    Template.functions()
        .forEach(
            (name, function) -> {
              String prefix = function.at("/Environment/Variables/WEIR_SECRETS/Fn::Sub").asText();
              if (!prefix.isEmpty()) {
                prefixes.put(name, prefix.replace("${AWS::StackName}", "weir"));
              }
            });
    assertThat(prefixes)
        .isEqualTo(
            Map.of(
                "ExtractApiFunction", "weir/http/",
                "ExtractDatabaseFunction", "weir/database/",
                "ExtractFileFunction", "weir/file/",
                "PlanFunction", "weir/database/"));
    prefixes.forEach(
        (function, prefix) -> assertThat(readers(prefix + "any", STACK)).contains(function));
    assertThat(Template.tree().at("/Globals").findValue("WEIR_SECRETS")).isNull();
  }

  /** Such as those that RDS manages. */
  @Test
  void aFurtherSecretIsOneOfADatabase() {
    assertThat(readers("rds!db-1", with("ConnectionSecretArns", "rds!db-1")))
        .containsExactly("ExtractDatabaseFunction", "PlanFunction");
  }

  /** Though it may have a name that those who extract may read. */
  @ParameterizedTest
  @ValueSource(strings = {"WarehouseConnection", "WarehouseSecretArn"})
  void aSecretOfTheWarehouseIsReadByThoseWhoUseTheWarehouse(String parameter) {
    for (String name : List.of("weir/warehouse", "weir/database/warehouse", "weir/http/dwh")) {
      assertThat(readers(name, with(parameter, name)))
          .containsExactly("LoadFunction", "PlanFunction");
    }
  }

  /** Who asks has no password of the one who publishes, and nobody else has that of who asks. */
  @ParameterizedTest
  @ValueSource(strings = {"QueryConnection", "QuerySecretArn"})
  void aSecretOfQueriesIsReadByTheQueryFunction(String parameter) {
    for (String name : List.of("weir/query", "weir/http/query", "weir/file/query")) {
      assertThat(readers(name, with(parameter, name))).containsExactly("QueryFunction");
    }
  }

  @Test
  void theQueryFunctionLogsInToNoDatabaseAsTheOneWhoPublishes() {
    String user = "arn:aws:rds-db:us-east-1:000000000000:dbuser:db-1/";
    AskedOfAws loader = new AskedOfAws("rds-db:connect", user + "loader");
    AskedOfAws reader = new AskedOfAws("rds-db:connect", user + "reader");
    Map<String, List<String>> values =
        Map.of(
            "DatabaseUserArns", List.of(user + "loader"),
            "QueryDatabaseUserArn", List.of(user + "reader"));
    assertThat(loader.isAllowedTo("LoadRole", values)).isTrue();
    assertThat(loader.isAllowedTo("QueryRole", values)).isFalse();
    assertThat(reader.isAllowedTo("QueryRole", values)).isTrue();
    assertThat(reader.isAllowedTo("LoadRole", values)).isFalse();
  }

  private static Map<String, List<String>> with(String parameter, String secret) {
    Map<String, List<String>> values = new TreeMap<>(STACK);
    values.put(parameter, List.of(ARN + secret + "-AbCdEf"));
    return values;
  }

  private static Set<String> readers(String name, Map<String, List<String>> values) {
    AskedOfAws secret = new AskedOfAws("secretsmanager:GetSecretValue", ARN + name + "-AbCdEf");
    Set<String> readers = new TreeSet<>(Template.functions().keySet());
    readers.removeIf(function -> !secret.isAllowedTo(Template.role(function), values));
    return readers;
  }
}
