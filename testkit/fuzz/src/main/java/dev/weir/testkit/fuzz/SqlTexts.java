package dev.weir.testkit.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Statements whose parameters are known, because they were put there: between texts, names and
 * comments that look as if they held some. PostgreSQL and DuckDB accept each.
 *
 * @param parameters how many {@code :p} it has
 */
public record SqlTexts(String sql, int parameters) {
  private static final int MOST_PIECES = 12;
  private static final List<String> NOISE =
      List.of(
          "'", "\"", ":p", "::", "?", ";", "--", "\n", "\r", "\\", "$", "$$", "$a$", "e", "ü", " ");

  /** As in {@code SELECT 'it''s :p' AS ":p", (:p) -- :p}. */
  public static SqlTexts random(SplittableRandom random) {
    StringBuilder sql = new StringBuilder("SELECT 1");
    int parameters = 0;
    for (int pieces = random.nextInt(MOST_PIECES); pieces > 0; pieces--) {
      sql.append(gap(random)).append(',').append(gap(random));
      if (random.nextInt(3) == 0) {
        sql.append(parameter(random));
        parameters++;
      } else {
        sql.append(literal(random));
      }
    }
    return new SqlTexts(sql.append(gap(random)).toString(), parameters);
  }

  private static String parameter(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> "(:p)";
      case 1 -> ":p::int";
      case 2 -> "CASE WHEN true THEN :p END";
      default -> ":p";
    };
  }

  private static String literal(SplittableRandom random) {
    String noise = noise(random);
    return switch (random.nextInt(6)) {
      case 0 -> "'" + noise.replace("'", "''") + "'";
      case 1 -> "e'" + noise.replace("\\", "\\\\").replace("'", "\\'") + "'";
      case 2 -> "$tag$" + noise + "$tag$";
      case 3 -> "$übrig$" + noise + "$übrig$";
      case 4 -> "2 AS \"n" + noise.replace("\"", "\"\"") + "\"";
      default -> "'3'::int";
    };
  }

  /** Space, or a comment; comments nest. */
  private static String gap(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> "--" + noise(random).replace("\n", "").replace("\r", "") + "\n";
      case 1 -> comment(random, random.nextInt(4));
      case 2 -> "\n";
      default -> " ";
    };
  }

  private static String comment(SplittableRandom random, int depth) {
    String within = depth == 0 ? "" : comment(random, depth - 1);
    return "/*" + noise(random) + within + noise(random) + "*/";
  }

  private static String noise(SplittableRandom random) {
    StringBuilder noise = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      noise.append(NOISE.get(random.nextInt(NOISE.size())));
    }
    return noise.toString();
  }
}
