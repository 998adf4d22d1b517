package dev.weir.laptop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.error.TerminalException;
import dev.weir.statemachine.function.FunctionError;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class FullDiskTest {
  private static final String REFUSED =
      "{\"errorMessage\": \"WEIR-2201 [EXTERNAL] Cannot connect: refused. Check the firewall.\"}";

  @Test
  void on_a_full_disk_nothing_is_tried_again_and_the_disk_is_named() {
    failing(REFUSED, 3 << 20)
        .hasMessageStartingWith(
            "WEIR-2000 Cannot go on: the disk of .weir is full, 3072 KB are left.")
        .hasMessageContaining("then resume the run")
        .hasMessageEndingWith("WEIR-2201 Cannot connect: refused. Check the firewall.")
        .extracting(e -> ((FunctionError) e).error())
        .isEqualTo(TerminalException.class.getName());
  }

  @Test
  void with_room_on_the_disk_a_failure_stays_as_it_is() {
    failing(REFUSED, 1L << 30).hasMessage(REFUSED);
  }

  @Test
  void what_is_wrong_with_the_data_is_not_the_disks() {
    String broken = "{\"errorMessage\": \"WEIR-3402 [DATA] Cannot go on: 3 rows break it.\"}";

    failing(broken, 0).hasMessage(broken);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> failing(String cause, long free) {
    FullDisk functions =
        new FullDisk(
            (_, _) -> {
              throw new FunctionError("dev.weir.error.TransientException", cause, null);
            },
            Path.of(".weir"),
            () -> free);
    return assertThatThrownBy(() -> functions.invoke("f", JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(FunctionError.class);
  }
}
