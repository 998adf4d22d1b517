package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Values that a statement is given by name. */
class ParametersTest extends StandInFixture {
  @Test
  void parameters_are_bound_as_the_statement_wants_them() {
    client.prepare("CREATE TABLE t (a integer, b varchar(100))");
    String id =
        client.submit(
            "INSERT INTO t VALUES (:a, :b)", parameters("a", "7", "b", "'; DROP TABLE t; --"));
    assertThat(client.ended(id).error()).isNull();
    assertThat(client.ask("SELECT a, b, ':a' FROM t")).containsExactly("7,'; DROP TABLE t; --,:a");
  }

  @Test
  void parameters_are_neither_null_nor_empty_and_all_are_used() {
    refused(() -> client.submit("SELECT :a", parameters("a", "")), "greater than or equal to 1");
    refused(
        () ->
            client.submit(
                "SELECT :a",
                request -> request.parameters(SqlParameter.builder().name("a").build())),
        "must not be null");
    refused(() -> client.submit("SELECT 1", parameters("a", "1")), "Unused parameters: [a]");
    refused(() -> client.submit("SELECT :a, :b", parameters("a", "1")), "missing parameters: [b]");
    refused(
        () -> client.submit("SELECT 1", request -> request.parameters(List.of())), "parameters");
  }

  private static Consumer<ExecuteStatementRequest.Builder> parameters(String... namesAndValues) {
    List<SqlParameter> parameters = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(
          SqlParameter.builder().name(namesAndValues[i]).value(namesAndValues[i + 1]).build());
    }
    return request -> request.parameters(parameters);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(ValidationException.class)
        .isInstanceOf(RedshiftDataException.class)
        .hasMessageContaining(message);
  }
}
