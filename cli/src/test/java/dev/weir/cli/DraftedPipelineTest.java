package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weir init --from} writes is valid and runs, without a word changed. */
class DraftedPipelineTest {
  @TempDir private Path root;
  private CommandLineFixture fixture;

  @BeforeEach
  void project() {
    fixture =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString());
  }

  @Test
  void a_csv_file_has_the_types_that_all_its_values_have() throws IOException {
    String file =
        data(
            "Order List.csv",
            """
            Order ID,Customer Name,PLZ,amount,share,sold on,at,paid,note,null
            1,"Ada, Countess",01067,12.5,1e-3,2026-01-31,2026-01-31T10:00:00Z,true,,x
            2,"Grace ""G"" H.",10115,100.25,0.5,2026-02-01,2026-02-01T10:00:00+01:00,false,,1
            """);

    assertThat(drafted("--from", file))
        .contains("order_list:")
        .contains("path: \"Order List.csv\"")
        .contains("order_id: {type: bigint, path: \"Order ID\"}")
        .contains("customer_name: {type: text, path: \"Customer Name\"}")
        .contains("plz: {type: text, path: PLZ}")
        .contains("amount: \"decimal(18,2)\"")
        .contains("share: double")
        .contains("sold_on: {type: date, path: \"sold on\"}")
        .contains("at: timestamptz")
        .contains("paid: boolean")
        .contains("note: text")
        .contains("\"null\": text");
    assertThat(rows("order_list"))
        .startsWith("order_id,customer_name,plz,amount,")
        .contains(
            "1,\"Ada, Countess\",01067,12.50,0.001,2026-01-31,2026-01-31T10:00:00Z,true,,x\n");
  }

  @Test
  void a_parquet_file_says_its_columns_itself() throws Exception {
    Path file = root.resolve("Orders.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 1::INTEGER AS \"Order ID\", 12.50::DECIMAL(8,2) AS price, DATE '2026-01-31' AS day, [1, 2] AS list, INTERVAL 1 DAY AS gap) TO '%s'"
              .formatted(file));
    }
    assertThat(drafted("--from", "Orders.parquet"))
        .contains("format: parquet")
        .contains("order_id: {type: integer, path: \"/Order ID\"}")
        .contains("price: \"decimal(8,2)\"", "day: date", "list: text")
        .doesNotContain("gap");
    assertThat(rows("orders")).isEqualTo("order_id,price,day,list\n1,12.50,2026-01-31,\"[1,2]\"\n");
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(fixture.weir("init", "again", "--from", "Orders.parquet").err())
        .contains("Cannot draft a pipeline from ")
        .contains("its footer is broken: it is not a complete Parquet file");
  }

  @Test
  void how_a_file_is_written_is_seen() throws IOException {
    String rows = "Menge;Straße;Preis\n1;Am Markt 3;1.234,50\n2;Hofgasse;7,25\n";
    Files.write(root.resolve("e.csv"), rows.getBytes(Charset.forName("windows-1252")));

    assertThat(drafted("--from", "e.csv"))
        .contains("delimiter: \";\"", "encoding: windows-1252")
        .contains("decimal: \",\"", "thousands: \".\"")
        .contains("menge: {type: bigint, path: Menge}")
        .contains("preis: {type: \"decimal(18,2)\", path: Preis}");
    assertThat(rows("e")).contains("1,Am Markt 3,1234.50\n2,Hofgasse,7.25\n");

    Files.write(root.resolve("f.csv"), rows.getBytes(StandardCharsets.UTF_16LE));
    assertThat(drafted("--from", "f.csv")).contains("encoding: utf-16le");
    assertThat(rows("f")).contains("1,Am Markt 3,1234.50\n2,Hofgasse,7.25\n");

    assertThat(drafted("--from", data("h.csv", "a,b\n1,\"1,234\"\n2,\"5,678\"\n")))
        .contains("b: text")
        .doesNotContain("decimal:");
    assertThat(drafted("--from", data("g.csv", "sep=|\nid|name\n1|x\n")))
        .doesNotContain("delimiter:", "encoding:", "decimal:");
    assertThat(rows("g")).isEqualTo("id,name\n1,x\n");
  }

  @Test
  void tsv_json_json_lines_and_xml_are_drafted_too() throws IOException {
    draftsAndReads(data("a.tsv", "id\tname\n1\tx\n"), "id,name\n1,x\n");
    draftsAndReads(
        data(
            "b.json",
            "{\"page\": 1, \"items\": [{\"id\": 1, \"code\": \"7\", \"by\": {\"name\": \"x\"}, \"tags\": [1]}]}"),
        "id,code,by_name,tags\n1,7,x,[1]\n");
    draftsAndReads(
        data("c.jsonl", "{\"id\": 1, \"on\": \"2026-01-31\", \"price\": 1.50}\n{\"id\": 2}\n"),
        "id,on,price\n1,2026-01-31,1.50\n2,,\n");
    draftsAndReads(
        data(
            "d.xml",
            "<list><b id=\"1\"><title>x</title></b><b id=\"2\"><title>y</title></b></list>"),
        "id,title\n1,x\n2,y\n");
  }

  @Test
  void xml_is_drafted_with_the_names_and_texts_that_a_run_reads() throws IOException {
    draftsAndReads(
        data(
            "e.xml",
            """
            <rss xmlns:media="http://search.yahoo.com/mrss/"><channel>
            <item><title>x</title><media:title>y</media:title><media:thumbnail url="u"/>
            <price currency="EUR">9</price></item>
            <item><title>z</title><media:title>w</media:title><media:thumbnail url="v"/>
            <price currency="EUR">8</price></item>
            </channel></rss>
            """),
        "title,media_title,media_thumbnail_url,price_currency,price_text\nx,y,u,EUR,9\nz,w,v,EUR,8\n");
  }

  @Test
  void json_may_begin_with_a_byte_order_mark() throws IOException {
    String json = "\uFEFF[{\"id\": 1}]";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      Files.write(root.resolve("h.json"), json.getBytes(charset));
      draftsAndReads("h.json", "id\n1\n");
    }
  }

  @Test
  void an_api_is_drafted_from_its_answer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/items",
        exchange -> {
          byte[] json = "[{\"id\": 1, \"name\": \"x\"}]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, json.length);
          exchange.getResponseBody().write(json);
          exchange.close();
        });
    server.start();
    String base = "http://localhost:" + server.getAddress().getPort();
    try {
      assertThat(drafted("--from", base + "/v1/items?page=1"))
          .contains("url: \"" + base + "\"")
          .contains("path: \"/v1/items?page=1\"");
      assertThat(rows("items")).isEqualTo("id,name\n1,x\n");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void the_tables_of_a_database_are_its_sources() throws Exception {
    database(
        """
        CREATE TABLE customer (id bigint PRIMARY KEY, name text);
        CREATE TABLE "Order" (id bigint); CREATE TABLE empty (id bigint);
        CREATE SCHEMA crm; CREATE TABLE crm.contact (id bigint);
        INSERT INTO customer VALUES (1, 'x'); INSERT INTO "Order" VALUES (2);
        INSERT INTO crm.contact VALUES (3)""");

    assertThat(drafted("--from", "shop"))
        .contains("shop: {kind: postgresql, database: ")
        .contains("customer: {connection: shop, table: customer}")
        .contains("order: {connection: shop, table: Order}")
        .contains("crm_contact: {connection: shop, table: \"crm.contact\"}")
        .contains("empty: {from: empty, table: \"p1.empty\", allow-empty: true}");
    assertThat(rows("customer")).isEqualTo("id,name\n1,x\n");
    assertThat(drafted("--from", "shop", "--tables", "c*,Order"))
        .contains("customer:", "order:")
        .doesNotContain("empty:");
  }

  @Test
  void what_cannot_be_drafted_is_told() throws IOException {
    fixture.set("WEIR_CONNECTION_FILES", "file:///tmp");
    for (List<String> wrong :
        List.of(
            List.of("nowhere.csv", "there is no such file"),
            List.of("nowhere", "WEIR_CONNECTION_NOWHERE is not set"),
            List.of("files", "it is no database"),
            List.of("postgresql://etl:s3cret@db/shop", "say --from name"),
            List.of("https://s3cret@api/v1", "could be a secret"),
            List.of("https://api/v1?api_key=s3cret", "could be a secret"),
            List.of(data("a.bin", "x"), "its ending does not tell"),
            List.of(data("b.json", "{\"a\""), "it is no JSON"),
            List.of(data("c.csv", ""), "no records with fields are in it"),
            List.of(data("d.csv", "sep=;\n"), "no records with fields are in it"))) {
      Printed printed = fixture.weir("init", "shop", "--from", wrong.getFirst());

      assertThat(printed.exitCode()).isEqualTo(2);
      assertThat(printed.err())
          .contains("WEIR-4061 Cannot draft a pipeline from", wrong.getLast())
          .doesNotContain("s3cret");
      assertThat(root.resolve("pipelines/shop")).doesNotExist();
    }
  }

  private int pipelines;

  private void draftsAndReads(String file, String rows) throws IOException {
    drafted("--from", file);
    assertThat(rows(file.substring(0, 1))).isEqualTo(rows);
  }

  /** The pipeline's file; it is valid, and has run. */
  private String drafted(String... arguments) throws IOException {
    String name = "p" + ++pipelines;
    List<String> command = new java.util.ArrayList<>(List.of("init", name));
    command.addAll(List.of(arguments));
    Printed init = fixture.weir(command.toArray(String[]::new));
    assertThat(init.exitCode()).as(init.all()).isZero();
    for (String next : List.of("check", "run")) {
      Printed printed = fixture.weir(next, name);
      assertThat(printed.exitCode()).as(printed.all()).isZero();
      assertThat(printed.all()).doesNotContain("1 row rejected");
    }
    return Files.readString(root.resolve("pipelines").resolve(name).resolve("pipeline.yaml"));
  }

  private String rows(String table) {
    return fixture
        .weir("sql", "SELECT * FROM p%d.%s ORDER BY 1".formatted(pipelines, table), "--csv")
        .out();
  }

  /** In the folder where commands are given. */
  private String data(String name, String content) {
    fixture.file(Path.of(name), content);
    return name;
  }

  private void database(String sql) throws SQLException {
    ConnectionUri uri = PostgresServer.newDatabase();
    fixture.set("WEIR_CONNECTION_SHOP", uri.toString());
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(uri.host(), uri.port(), uri.path()),
                uri.user().orElseThrow(),
                "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
