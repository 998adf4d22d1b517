package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.testkit.warehouse.WarehouseDriftContract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaDriftTest extends PostgresFixture implements WarehouseDriftContract {
  @Override
  public boolean retypesInPlace() {
    return true;
  }

  @Test
  void a_column_that_a_view_uses_is_told_with_the_statement() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer)");
    run("CREATE VIEW dwh.ids AS SELECT id FROM dwh.course");
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {3_000_000_000L});
    Schema schema = Schema.of(Column.nullable("id", Simple.BIGINT));
    assertThatThrownBy(() -> publish(publication(1, target(COURSE, Write.APPEND, schema, rows))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("the server does not take 'ALTER TABLE \"dwh\".\"course\" ALTER")
        .hasMessageContaining("cannot alter type of a column used by a view or rule")
        .hasMessageContaining("Change the column by hand together with what uses it");
    assertThat(stagingTables()).isEmpty();
  }
}
