package dev.weir.laptop.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The server's password: random, in a file of libpq's form, so that psql can read it too. */
record Password(String text) {
  private static final int BYTES = 24;

  static Path file(Path folder) {
    return folder.resolve("pgpass");
  }

  static Password of(Path folder, String user) throws IOException {
    Path file = file(folder);
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(
          file, "127.0.0.1:*:*:%s:%s\n".formatted(user, HexFormat.of().formatHex(random)));
    }
    String line = Files.readString(file).strip();
    return new Password(line.substring(line.lastIndexOf(':') + 1));
  }

  @Override
  public String toString() {
    return "***";
  }
}
