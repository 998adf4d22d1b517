package dev.weir.warehouse.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.client.AwsClients;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.testkit.PostgresServer;
import dev.weir.warehouse.PublicationCheck;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehousesTest {
  private static final ConnectionUri POSTGRES = PostgresServer.newDatabase();

  /** Nobody is there. */
  private static final AwsClients CLIENTS =
      AwsClients.at(URI.create("http://127.0.0.1:1"), "us-east-1", "test", "test");

  private static final String REDSHIFT =
      "redshift-serverless://weir/dev?copy-role=arn:aws:iam::123456789012:role/copy";

  @TempDir Path scratch;

  @Test
  void postgresql_is_chosen_by_the_scheme() {
    Warehouse warehouse = Warehouses.of(_ -> Optional.of(POSTGRES), CLIENTS, scratch);

    assertThat(warehouse.query("SELECT 1 AS n", Map.of(), 1).rows()).containsExactly(List.of(1));
    assertThat(warehouse.describe(TableName.parse("dwh.none"))).isEmpty();
  }

  @Test
  void the_address_is_looked_up_for_each_call_and_not_before() {
    AtomicInteger asked = new AtomicInteger();
    Warehouse warehouse =
        Warehouses.of(
            _ -> {
              asked.incrementAndGet();
              return Optional.of(POSTGRES);
            },
            CLIENTS,
            scratch);

    assertThat(asked).hasValue(0);
    assertThat(warehouse.query("SELECT 1 AS n", Map.of(), 1).truncated()).isFalse();
    assertThat(warehouse.query("SELECT 2 AS n", Map.of(), 1).truncated()).isFalse();
    assertThat(asked).hasValue(2);
  }

  @Test
  void postgresql_publishes_any_number_of_tables() {
    assertThat(Warehouses.publications(at("postgresql://nowhere.invalid/db")).problems(List.of()))
        .isEmpty();
  }

  @Test
  void redshift_is_chosen_by_the_scheme() {
    TableName table = TableName.parse("dwh.t");
    Warehouse warehouse = Warehouses.of(at(REDSHIFT), CLIENTS, scratch);

    assertThatThrownBy(() -> warehouse.describe(table))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("WEIR-27");
  }

  @Test
  void redshift_publishes_as_many_tables_as_one_transaction_takes() {
    Schema schema = Schema.of(Column.nullable("id", ColumnType.Simple.INTEGER));
    List<TargetLoad> targets =
        IntStream.range(0, 41)
            .mapToObj(i -> TableName.parse("dwh.t" + i))
            .map(
                table ->
                    new TargetLoad(
                        table,
                        schema,
                        Write.REPLACE,
                        List.of(),
                        false,
                        TableDesign.NONE,
                        List.of()))
            .toList();
    PublicationCheck check = Warehouses.publications(at(REDSHIFT));

    assertThat(check.problems(targets)).singleElement().asString().contains("41 targets need");
    assertThat(check.problems(targets.subList(0, 2))).isEmpty();
  }

  @Test
  void an_address_of_something_else_is_refused_without_being_shown() {
    TableName table = TableName.parse("dwh.t");
    Warehouse warehouse = Warehouses.of(at("snowflake://etl:s3cret@host/db"), CLIENTS, scratch);

    assertThatThrownBy(() -> warehouse.describe(table))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2801 Cannot use the warehouse: its kind is 'snowflake'. Set ")
        .hasMessageContaining("WEIR_CONNECTION_WAREHOUSE")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void an_address_that_is_not_set_is_said() {
    assertThatThrownBy(() -> Warehouses.publications(_ -> Optional.empty()).problems(List.of()))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2801 Cannot use the warehouse: it is not set. Set ");
  }

  private static Secrets at(String address) {
    return name -> Optional.of(ConnectionUri.parse(name, address));
  }
}
