package dev.weir.laptop.server;

import java.io.IOException;
import java.nio.file.Path;

/** A command that uses the server until its input ends. It leaves closing to the exit hook. */
final class JoinAndWait {
  private JoinAndWait() {}

  public static void main(String[] arguments) throws IOException {
    LaptopServer server = LaptopServer.join(Path.of(arguments[0]), _ -> {});
    System.out.println("joined on " + server.uri("postgres").port());
    while (System.in.read() >= 0) {
      // The test decides when it is over.
    }
  }
}
