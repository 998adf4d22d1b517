package dev.weir.database.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.mysql.MySqlSource;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.Database;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.postgres.source.PostgresSource;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.source.SourceDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabasesTest {
  private static final Database POSTGRESQL = database(DatabaseKind.POSTGRESQL);
  private static final Database MYSQL = database(DatabaseKind.MYSQL);

  @Test
  void the_kind_chooses_and_nothing_is_connected() {
    try (SourceDatabase postgres = open("postgresql://nowhere.invalid/db", POSTGRESQL);
        SourceDatabase mysql = open("mysql://nowhere.invalid/db", MYSQL)) {
      assertThat(postgres).isInstanceOf(PostgresSource.class);
      assertThat(mysql).isInstanceOf(MySqlSource.class);
    }
  }

  @Test
  void an_address_of_another_kind_is_refused() {
    assertThatThrownBy(() -> open("mysql://etl:s3cret@host/db", POSTGRESQL))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("its kind is 'mysql', not postgresql")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void an_address_that_is_not_set_is_said_with_what_to_do() {
    Databases databases = new Databases(_ -> Optional.empty(), WriterSettings.DEFAULT);

    assertThatThrownBy(() -> databases.open("course-db", MYSQL))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-2901 Cannot reach connection 'course-db': nothing says where it is. Set WEIR_CONNECTION_COURSE_DB to mysql://host:3306/database.");
  }

  private static SourceDatabase open(String address, Connection.Database connection) {
    Secrets secrets = name -> Optional.of(ConnectionUri.parse(name, address));
    return new Databases(secrets, WriterSettings.DEFAULT).open("shop", connection);
  }

  private static Database database(DatabaseKind kind) {
    return new Database(kind, "db", 4);
  }
}
