package dev.weir.laptop.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.ChildJvm;
import dev.weir.testkit.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LifeLockTest {
  private Path file;

  @BeforeEach
  void name(@TempDir Path folder) {
    file = folder.resolve("sub/lock");
  }

  @Test
  void what_nobody_has_taken_is_not_held() throws IOException {
    assertThat(LifeLock.isHeld(file)).isFalse();
  }

  @Test
  void it_is_held_until_it_is_closed() throws IOException {
    try (LifeLock _ = LifeLock.take(file).orElseThrow()) {
      assertThat(LifeLock.isHeld(file)).isTrue();
      assertThat(LifeLock.take(file, Duration.ZERO)).isEmpty();
    }
    assertThat(LifeLock.isHeld(file)).isFalse();
  }

  @Test
  void asking_in_the_same_process_does_not_give_it_back() throws IOException {
    try (LifeLock _ = LifeLock.take(file).orElseThrow()) {
      assertThat(LifeLock.isHeld(file)).isTrue();
      try (ChildJvm child = ChildJvm.start(AskOnce.class, file.toString())) {
        assertThat(child.await("")).isEqualTo("held");
      }
    }
  }

  @Test
  void another_process_sees_it_held_and_gets_it_when_the_holder_is_killed() throws IOException {
    try (ChildJvm child = ChildJvm.start(HoldAndWait.class, file.toString())) {
      child.await("held");
      assertThat(LifeLock.isHeld(file)).isTrue();
      assertThat(LifeLock.take(file, Duration.ZERO)).isEmpty();

      child.kill();

      assertThat(LifeLock.isHeld(file)).isFalse();
      LifeLock.take(file).orElseThrow().close();
    }
  }

  @Test
  void of_sixteen_who_take_it_at_once_one_has_it() throws IOException {
    List<Optional<LifeLock>> locks =
        Together.run(
            16,
            _ -> {
              try {
                return LifeLock.take(file, Duration.ZERO);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(locks.stream().filter(Optional::isPresent)).hasSize(1);
    for (Optional<LifeLock> lock : locks) {
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }
}
