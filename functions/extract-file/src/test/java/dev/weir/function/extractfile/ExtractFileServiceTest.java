package dev.weir.function.extractfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.Refusal;
import dev.weir.dataset.RejectLimit;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.events.RunEvent;
import dev.weir.folder.FolderFiles;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.lake.Scratch;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.RecordReader;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.OnBrokenFile;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.records.rows.RecordLimits;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.source.SourceFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractFileServiceTest {
  private static final RunId RUN = RunId.scheduled("shop", Instant.parse("2026-11-23T00:00:00Z"));

  /** The handler asks nothing of it. */
  @SuppressWarnings("NullAway")
  private static final Context CONTEXT = null;

  @TempDir Path folder;
  private Path input = Path.of("");
  private Path temporary = Path.of("");
  private FolderLake lake = new FolderLake(Path.of(""));
  private RejectLimit limit = RejectLimit.ofMax(1000);
  private Writer meanwhile = () -> {};
  private Optional<FileLimits> most = Optional.empty();
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectories(folder.resolve("input/orders"));
    temporary = folder.resolve("temporary");
    lake = new FolderLake(folder.resolve("lake"));
  }

  @Test
  void moreRejectsThanAllowedFailTheRunAndCanBeLookedAt() throws IOException {
    limit = RejectLimit.ofMax(2);
    Files.writeString(input.resolve("a.csv"), "id,amount\n1,x\n2,0.20\n3,y\n4\n5,z\n6,z\n");
    ExtractRequest request = request(csv("orders/*.csv"));
    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-1013 Cannot complete data set 'orders': 5 rejected of 6 rows, more than rejects: {max: 2} allows:
              4 × not a number: column amount: orders/a.csv 2, orders/a.csv 4, orders/a.csv 6
              1 × wrong number of fields: orders/a.csv 5
            Correct them where they come from. Or allow them: write  rejects: {max: 5}  under orders in the pipeline. See ./weir rejects shop-20261123T000000Z for what is in them.\
            """);
    assertThat(Refusal.rejects(lake, request.context().folder(), "orders"))
        .extracting(DataFile::rows)
        .containsExactly(5L);
    assertThat(lake.read(request.context().folder().marker("orders"))).isEmpty();
  }

  @Test
  void readingIsGivenUpWhereNearlyAllIsRejected() throws IOException {
    limit = RejectLimit.NONE;
    Files.writeString(input.resolve("a.csv"), "id,amount\n" + "1,x\n".repeat(5000));
    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "501 rejected among the first 501 rows, where reading was given up, more than rejects:"
                + " {max: 0} allows");
  }

  @Test
  void filesAreReadInTheOrderOfTheirNames() throws IOException {
    Files.writeString(input.resolve("b.csv"), "id,amount\n3,0.10\n");
    Files.write(input.resolve("a.csv.gz"), packed("amount,id\n1.5,1\n,2\n"));
    Files.writeString(input.resolve("c.txt"), "not asked for");
    DataSetResult result = extract(csv("orders/*.csv*"));
    assertThat(result.rows()).isEqualTo(3);
    assertThat(rows(dataSet().files())).containsExactly("[1, 1.50]", "[2, null]", "[3, 0.10]");
    assertThat(dataSet().nulls()).containsEntry("amount", 1L).containsEntry("id", 0L);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void whatDoesNotFitIsRejectedAndCounted() throws IOException {
    Files.writeString(
        input.resolve("a.csv"), "id,amount\n1,1\nx,2\n\"y\nz\",3\n4\n5,0.001\n6,\"6\n");
    DataSetResult result = extract(csv("orders/a.csv"));
    assertThat(result.rows()).isEqualTo(1);
    assertThat(result.rejected()).isEqualTo(5);
    assertThat(dataSet().readRows()).isEqualTo(6);
    assertThat(dataSet().rejectReasons())
        .isEqualTo(
            Map.of(
                "not an integer: column id", 2L,
                "wrong number of fields", 1L,
                "does not fit decimal(8,2): column amount", 1L,
                "a quote is not closed", 1L));
    assertThat(rows(dataSet().rejects()))
        .contains(
            "[orders, orders/a.csv, 3, not an integer: column id, value 'x', x,2]",
            "[orders, orders/a.csv, 4, not an integer: column id, value 'y\nz', \"y\nz\",3]");
  }

  @Test
  void aSecondAttemptReadsNothing() throws IOException {
    Path file = Files.writeString(input.resolve("a.csv"), "id,amount\n1,1\n");
    DataSetResult first = extract(csv("orders/a.csv"));
    Files.delete(file);
    DataSetResult second = extract(csv("orders/a.csv"));
    assertThat(first.reused()).isFalse();
    assertThat(second).isEqualTo(new DataSetResult("orders", 1, 0, first.bytes(), true));
    assertThat(events).last().isEqualTo(new RunEvent.Completed(dataSet(), true));
  }

  @Test
  void aFileWithoutRowsGivesAFileWithoutRows() throws IOException {
    Files.writeString(input.resolve("a.csv"), "id,amount\n");
    assertThat(extract(csv("orders/a.csv")).rows()).isZero();
    assertThat(dataSet().files()).hasSize(1);
    assertThat(rows(dataSet().files())).isEmpty();
  }

  @Test
  void aDamagedFileFailsTheRunWhateverMayBeRejected() throws IOException {
    byte[] packed = packed("id,amount\n" + "1,1\n".repeat(100_000));
    Files.write(input.resolve("a.csv.GZ"), Arrays.copyOf(packed, packed.length - 100));
    Files.writeString(input.resolve("b.csv.gz"), "id,amount\n2,2\n");
    assertThatThrownBy(() -> extract(csv("orders/a*")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3305 Cannot read orders/a.csv.GZ in ")
        .hasMessageContaining("its compression is broken: it ends at byte ");
    assertThatThrownBy(() -> extract(csv("orders/b*")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3305 Cannot read orders/b.csv.gz in ")
        .hasMessageContaining("it is not in gzip format");
  }

  @Test
  void aSecondJsonDocumentFailsTheRunAndTheCureIsSaid() throws IOException {
    Files.writeString(input.resolve("a.json"), "{\"id\":1}\n{\"id\":2}\n");
    FileSource source = json("orders/a.json", OnBrokenFile.FAIL);
    assertThatThrownBy(() -> extract(source))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3305 Cannot read orders/a.json in ")
        .hasMessageContaining(
            "record 2 at byte 10 is broken: there is more after the document's end")
        .hasMessageContaining("write  format: json-lines. Or, if")
        .hasMessageEndingWith("write  on-broken-file: keep  in the source.");
  }

  @Test
  void rowsBeforeABreakAreKeptWhereTheSourceSaysSo() throws IOException {
    Files.writeString(input.resolve("a.json"), "[{\"id\":1},{\"id\":2},{\"id\":");
    Files.write(input.resolve("b.json.gz"), packed("[{\"id\":3},{\"id\" 4}]"));
    byte[] cut = packed("[{\"id\":5}]");
    Files.write(input.resolve("c.json.gz"), Arrays.copyOf(cut, cut.length - 1));
    Files.writeString(input.resolve("d.json"), "[{\"id\":6}]");
    FileSource source = json("orders/*", OnBrokenFile.KEEP);
    assertThat(extract(source).rows()).isEqualTo(5);
    assertThat(rows(dataSet().files())).containsExactly("[1]", "[2]", "[3]", "[5]", "[6]");
    assertThat(dataSet().warnings())
        .satisfiesExactly(
            a ->
                assertThat(a)
                    .startsWith(
                        "orders/a.json was read up to a break, 2 rows: record 3 at byte 25 is"
                            + " broken: Unexpected end-of-input"),
            b ->
                assertThat(b)
                    .startsWith(
                        "orders/b.json.gz was read up to a break, 1 row: record 2 at byte 17"
                            + " (unpacked) is broken: Unexpected character"),
            c ->
                assertThat(c)
                    .startsWith(
                        "orders/c.json.gz was read up to a break, 1 row: its compression is"
                            + " broken: it ends at byte "
                            + (cut.length - 1)));
  }

  @Test
  void hiddenAndEmptyFilesAreLeftOutAndCounted() throws IOException {
    Files.writeString(input.resolve("_SUCCESS"), "");
    Files.writeString(input.resolve("._a.csv"), "resource fork");
    Files.writeString(input.resolve(".b.csv.crc"), "checksum");
    Files.createDirectories(input.resolve("_temporary"));
    Files.writeString(input.resolve("_temporary/t.csv"), "id,amount\n9,9\n");
    Files.writeString(input.resolve("a.csv"), "");
    Files.writeString(input.resolve("b.csv"), "id,amount\n1,1\n");
    Files.write(input.resolve("c.csv.gz"), packed(""));
    Files.write(input.resolve("d.csv.gz"), new byte[0]);
    assertThat(extract(csv("orders/**")).rows()).isEqualTo(1);
    assertThat(dataSet().warnings())
        .containsExactly(
            "7 files left out: orders/._a.csv (hidden), orders/.b.csv.crc (hidden), orders/_SUCCESS"
                + " (hidden), orders/_temporary/t.csv (hidden), orders/a.csv (empty), …");
  }

  @Test
  void aHiddenFileThatThePathNamesIsRead() throws IOException {
    Files.createDirectories(input.resolve("_x"));
    Files.writeString(input.resolve("_x/_a.csv"), "id,amount\n1,1\n");
    assertThat(extract(csv("orders/_x/_*.csv")).rows()).isEqualTo(1);
    assertThat(dataSet().warnings()).isEmpty();
  }

  @Test
  void nothingButEmptyOrHiddenFilesIsAFailure() throws IOException {
    Files.writeString(input.resolve("a.csv"), "");
    Files.writeString(input.resolve("b.csv"), "");
    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3303 Cannot read orders/a.csv in ")
        .hasMessageContaining("it is empty, its first line should be a header");
    Files.writeString(input.resolve("_SUCCESS"), "");
    assertThatThrownBy(() -> extract(csv("orders/*S")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3302")
        .hasMessageContaining(
            "matches 'orders/*S' (1 file left out: orders/_SUCCESS (hidden)). Put the files there");
  }

  @Test
  void textGivesARowPerLine() throws IOException {
    Files.writeString(input.resolve("a.txt"), "one\n\ntwo, \"three\"");
    FileSource source =
        new FileSource(
            "shop", "orders/a.txt", Format.TEXT, "", FileSource.TEXT_COLUMNS, Optional.empty());
    extract(source);
    assertThat(rows(dataSet().files()))
        .containsExactly(
            "[orders/a.txt, 1, one]", "[orders/a.txt, 2, ]", "[orders/a.txt, 3, two, \"three\"]");
  }

  @Test
  void noFileNamesTheFolderAndThePath() {
    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3302 Cannot extract 'orders': no file in " + input.getParent())
        .hasMessageContaining("matches 'orders/*.csv'");
  }

  @Test
  void aMissingColumnNamesTheFileAndItsHeader() throws IOException {
    Files.writeString(input.resolve("a.csv"), "id,price\n1,1\n");
    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3303 Cannot read orders/a.csv in " + input.getParent())
        .hasMessageContaining("no column 'amount'; its header has: id, price");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aFileThatIsAppendedToWhileItIsReadFailsTheCall() throws IOException {
    Files.writeString(input.resolve("a.csv"), "id,amount\n1,1\n");
    meanwhile = () -> Files.writeString(input.resolve("a.csv"), "2,2\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("WEIR-1025 Cannot read orders/a.csv in ")
        .hasMessageContainingAll("It had 14 bytes, written ", "then 18 bytes, written ");
    assertThat(lake.list(new RunFolder(RUN).root()))
        .extracting(entry -> entry.key().value())
        .noneMatch(key -> key.endsWith("dataset.json"));

    meanwhile = () -> {};
    assertThat(extract(csv("orders/*.csv")).rows()).isEqualTo(2);
  }

  @Test
  void aFileThatIsHalfWrittenIsNotTakenForABrokenOne() throws IOException {
    Files.writeString(input.resolve("a.json"), "[{\"id\": 1}, {\"id\"");
    meanwhile = () -> Files.writeString(input.resolve("a.json"), "[{\"id\": 1}, {\"id\": 2");

    assertThatThrownBy(() -> extract(json("orders/*.json", OnBrokenFile.FAIL)))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("WEIR-1025 Cannot read orders/a.json in ");
    assertThatThrownBy(() -> extract(json("orders/*.json", OnBrokenFile.KEEP)))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("WEIR-1025 Cannot read orders/a.json in ");
  }

  @Test
  void whatCannotBeReadInTimeIsRefusedBeforeItIsRead() throws IOException {
    for (int i = 0; i < 101; i++) {
      Files.writeString(input.resolve(i + ".csv"), "id,amount\n1,1\n");
    }
    most = Optional.of(new FileLimits(Duration.ofSeconds(61)));

    assertThatThrownBy(() -> extract(csv("orders/*.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3320 Cannot extract 'orders' by 'orders/*.csv' from ")
        .hasMessageContaining(
            ": 101 files of together 0.0 GB lie there, and a function reads at most 100 files and 0.1 GB in its 1 minutes. Put small files together");
    assertThat(extract(csv("orders/1*.csv")).rows()).isEqualTo(12);
  }

  @Test
  void aParquetFileOfSomebodyElseIsReadByItsOwnColumns() throws IOException {
    Schema schema =
        new Schema(
            List.of(
                Column.nullable("id", Simple.INTEGER), Column.nullable("amount", Simple.DOUBLE)));
    Path file = input.resolve("a.parquet");
    try (RecordWriter writer = RecordWriter.create(file, schema, WriterSettings.DEFAULT)) {
      writer.write(new Object[] {1, 1.5});
      writer.write(new Object[] {2, 0.125});
      writer.finish();
    }
    FileSource source = typed(Format.PARQUET, OnBrokenFile.FAIL);

    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> extract(source))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3305 Cannot read orders/a.parquet in ")
        .hasMessageContaining(
            " to its end: record 1 at its footer is broken: it is not a complete Parquet file. Deliver it again, whole.");

    Files.write(file, whole);
    assertThat(extract(source).rows()).isEqualTo(1);
    assertThat(rows(dataSet().files())).containsExactly("[1, 1.50]");
    assertThat(dataSet().rejectReasons()).hasSize(1);
    assertThat(temporary).isEmptyDirectory();
  }

  private static FileSource typed(Format format, OnBrokenFile onBroken) {
    return new FileSource(
        "shop",
        "orders/*." + format.name().toLowerCase(Locale.ROOT),
        format,
        "",
        csv("").columns(),
        Optional.empty(),
        Notation.PLAIN,
        onBroken);
  }

  @Test
  void theHandlerSpeaksJson() throws IOException {
    Files.writeString(input.resolve("a.csv"), "id,amount\n1,1\n");
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new ExtractFileHandler(service())
        .handleRequest(
            new ByteArrayInputStream(Json.bytes(request(csv("orders/a.csv")))), output, CONTEXT);
    assertThat(Json.read(output.toByteArray(), DataSetResult.class).rows()).isEqualTo(1);
  }

  private DataSetResult extract(FileSource source) {
    return service().extract(request(source));
  }

  private ExtractFileService service() {
    return new ExtractFileService(
        lake,
        Scratch.alone(temporary),
        events::add,
        connection -> new Meddled(new FolderFiles(folder.resolve("input"))),
        RecordLimits.DEFAULT,
        most);
  }

  @FunctionalInterface
  private interface Writer {
    void write() throws IOException;
  }

  /** Somebody writes when a file has been opened. */
  private final class Meddled implements SourceFiles {
    private final SourceFiles files;

    Meddled(SourceFiles files) {
      this.files = files;
    }

    @Override
    public String location() {
      return files.location();
    }

    @Override
    public List<SourceFile> list(String glob) {
      return files.list(glob);
    }

    @Override
    public InputStream open(SourceFile file) {
      InputStream opened = files.open(file);
      try {
        meanwhile.write();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return opened;
    }

    @Override
    public void requireUnchanged(SourceFile file) {
      files.requireUnchanged(file);
    }
  }

  private ExtractRequest request(FileSource source) {
    List<Column> columns = new ArrayList<>();
    source.columns().forEach((name, field) -> columns.add(Column.nullable(name, field.type())));
    Plan plan =
        new Plan(
            Plan.FORMAT,
            "shop",
            RUN.value(),
            Instant.parse("2026-11-23T00:00:00Z"),
            List.of(new Plan.PlannedConnection("shop", new Connection.Files(2), 1)),
            List.of(new Plan.PlannedSource("orders", source, 1, "a file", -1, new Schema(columns))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of("orders", limit));
    byte[] json = Json.bytes(plan);
    RunContext context = new RunContext(RUN, 1, 1, Plans.hash(json));
    lake.put(context.folder().plan(), json);
    return new ExtractRequest(context, "orders");
  }

  private static FileSource json(String path, OnBrokenFile onBroken) {
    return new FileSource(
        "shop",
        path,
        Format.JSON,
        "",
        Map.of("id", new Field(ColumnType.Simple.BIGINT, "/id")),
        Optional.empty(),
        Notation.PLAIN,
        onBroken);
  }

  private static FileSource csv(String path) {
    Map<String, Field> columns = new LinkedHashMap<>();
    columns.put("id", new Field(ColumnType.parse("bigint"), "id"));
    columns.put("amount", new Field(ColumnType.parse("decimal(8,2)"), "amount"));
    return new FileSource("shop", path, Format.CSV, "", columns, Optional.empty());
  }

  private DataSet dataSet() {
    byte[] json = lake.read(new RunFolder(RUN).plan()).orElseThrow().content();
    return new DataSets(lake).require(new RunContext(RUN, 1, 1, Plans.hash(json)), "orders");
  }

  private List<String> rows(List<DataFile> files) {
    List<String> rows = new ArrayList<>();
    for (DataFile file : files) {
      try (RecordReader reader = RecordReader.open(lake.fetch(file.key(), temporary))) {
        reader.forEachRemaining(row -> rows.add(Arrays.toString(row)));
      }
    }
    return rows;
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
