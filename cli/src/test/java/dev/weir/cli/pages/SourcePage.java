package dev.weir.cli.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page has between fences. What a block is for stands behind its language, where readers of
 * the page do not see it.
 */
record SourcePage(List<Block> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(?<language>\\w*)[ ]*(?<use>[^\\n]*)\\n(?<text>.*?)^```$");
  private static final Pattern NAME = Pattern.compile("(?m)\\Aname: (?<name>\\S+)$");
  private static final String PROMPT = "$ weir ";

  /**
   * @param use as in {@code input/orders.csv}, {@code GET /v1/orders} or {@code postgresql}
   */
  record Block(String language, String use, String text) {}

  /**
   * @param arguments behind {@code weir}
   * @param printed what stands below it
   */
  record Command(List<String> arguments, String printed) {}

  static SourcePage read(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      blocks.add(new Block(block.group("language"), block.group("use"), block.group("text")));
    }
    return new SourcePage(List.copyOf(blocks));
  }

  /** The first whole pipeline. */
  String pipeline() {
    return blocks.stream()
        .filter(block -> block.language().equals("yaml"))
        .map(Block::text)
        .filter(text -> NAME.matcher(text).find())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No block of yaml begins with name:"));
  }

  String name() {
    Matcher name = NAME.matcher(pipeline());
    if (!name.find()) {
      throw new AssertionError("The pipeline has no name");
    }
    return name.group("name");
  }

  /** Blocks that say what they are, as in {@code ```csv input/orders.csv}. */
  List<Block> files() {
    return blocks.stream()
        .filter(block -> block.use().startsWith("input/") || block.use().equals(".env"))
        .toList();
  }

  /** What an API answers, as in {@code ```json GET /v1/orders?page=2}. */
  List<Block> answers() {
    return blocks.stream().filter(block -> block.use().matches("(GET|POST) /.*")).toList();
  }

  /** What makes the database of a kind, as in {@code ```sql postgresql}; maybe none. */
  String sql(Enum<?> kind) {
    StringBuilder sql = new StringBuilder();
    blocks.stream()
        .filter(block -> block.language().equals("sql"))
        .filter(block -> block.use().equals(kind.name().toLowerCase(Locale.ROOT)))
        .forEach(block -> sql.append(block.text()));
    return sql.toString();
  }

  /** Commands with what they print: blocks whose first line is {@code $ weir …}. */
  List<Command> commands() {
    return blocks.stream()
        .map(Block::text)
        .filter(text -> text.startsWith(PROMPT))
        .map(
            text -> {
              String[] lines = text.split("\n", 2);
              return new Command(List.of(lines[0].substring(PROMPT.length()).split(" ")), lines[1]);
            })
        .toList();
  }
}
