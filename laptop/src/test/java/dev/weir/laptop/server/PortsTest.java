package dev.weir.laptop.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @Test
  void what_is_no_port_is_not_remembered(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("port");
    for (String spoilt : new String[] {"", "\0\0", "x", "0", "-1", "65536", "99999999999"}) {
      Files.writeString(file, spoilt);

      int port = Ports.free(file);

      assertThat(port).as("after '%s'", spoilt).isBetween(25432, 26431);
      assertThat(file).hasContent(Integer.toString(port));
    }
    Files.write(file, new byte[] {(byte) 0xff});
    assertThat(Ports.free(file)).isBetween(25432, 26431);
  }
}
