package dev.weir.laptop.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.schedule.Cron;
import dev.weir.pipeline.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimersTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Path PROJECT = Path.of("/home/ann/100% data");

  @TempDir private Path units;
  private final List<String> called = new ArrayList<>();
  private String crontab = "";

  private static Timer timer(Path project, String pipeline, String cron) {
    return new Timer(
        pipeline,
        new Schedule(Cron.parse(cron), BERLIN, true),
        project,
        Path.of("/opt/java"),
        List.of(project + "/weir", "run", pipeline, "--scheduled"));
  }

  private SystemdTimers systemd() {
    return new SystemdTimers(
        units,
        (command, _) -> {
          called.add(String.join(" ", command));
          return new Programs.Ended(0, "");
        });
  }

  /** A crontab command over a text. */
  private Crontab cron(String zone) {
    return new Crontab(
        (command, input) -> {
          if (command.equals(List.of("crontab", "-"))) {
            crontab = input;
            return new Programs.Ended(0, "");
          }
          return crontab.isEmpty()
              ? new Programs.Ended(1, "no crontab for ann")
              : new Programs.Ended(0, crontab);
        },
        ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 * * *       | *-*-* 0:0:00 Europe/Berlin
          30 5 * * 1-5    | Mon,Tue,Wed,Thu,Fri *-*-* 5:30:00 Europe/Berlin
          */30 * * * 7    | Sun *-*-* *:0,30:00 Europe/Berlin
          0 6 1,15 JAN *  | *-1-1,15 6:0:00 Europe/Berlin
          """)
  void systemdIsToldTheTimesInTheirZone(String cron, String calendar) {
    Schedule schedule = new Schedule(Cron.parse(cron), BERLIN, true);
    assertThat(SystemdTimers.calendar(schedule)).isEqualTo(calendar);
  }

  @Test
  void aUnitDependsOnNothingOfALogin() throws IOException {
    var _ = systemd().install(List.of(timer(PROJECT, "coffee", "30 5 * * *")));

    assertThat(Files.readString(units.resolve("weir-coffee.service")))
        .contains("WorkingDirectory=/home/ann/100%% data\n")
        .contains(
            "Environment=\"JAVA_HOME=/opt/java\" \"PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin\"\n")
        .contains("ExecStart=\"/home/ann/100%% data/weir\" \"run\" \"coffee\" \"--scheduled\"\n");
    assertThat(Files.readString(units.resolve("weir-coffee.timer")))
        .contains("OnCalendar=*-*-* 5:30:00 Europe/Berlin\nPersistent=true\n");
    assertThat(called)
        .containsExactly(
            "systemctl --user daemon-reload", "systemctl --user enable --now weir-coffee.timer");
  }

  @Test
  void whatIsPrintedIsWhatWouldBeWritten() throws IOException {
    List<Timer> timers = List.of(timer(PROJECT, "coffee", "30 5 * * *"));
    String printed = systemd().outline(timers);
    assertThat(units).isEmptyDirectory();
    assertThat(called).isEmpty();

    var _ = systemd().install(timers);
    assertThat(printed)
        .contains(Files.readString(units.resolve("weir-coffee.timer")))
        .contains(Files.readString(units.resolve("weir-coffee.service")));
  }

  @Test
  void onlyAProjectsOwnUnitsAreReplacedAndRemoved() {
    Path other = Path.of("/home/ann/other");
    var _ = systemd().install(List.of(timer(PROJECT, "coffee", "30 5 * * *")));
    var _ = systemd().install(List.of(timer(other, "tea", "30 5 * * *")));

    assertThatThrownBy(() -> systemd().install(List.of(timer(other, "coffee", "0 6 * * *"))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-4036 Cannot install a timer for 'coffee'")
        .hasMessageContaining(
            "weir-coffee.service is another project's. Uninstall it there first.");
    assertThat(systemd().uninstall(other, List.of()))
        .singleElement()
        .asString()
        .contains("Removed", "weir-tea.timer");
    assertThat(units.resolve("weir-tea.service")).doesNotExist();
    assertThat(units.resolve("weir-coffee.timer")).exists();
    assertThat(systemd().uninstall(PROJECT, List.of("tea"))).isEmpty();
  }

  @Test
  void aProgramThatFailsIsToldWithWhatItSaid() {
    SystemdTimers broken =
        new SystemdTimers(units, (_, _) -> new Programs.Ended(1, "Failed to connect to bus\n"));

    assertThatThrownBy(() -> broken.install(List.of(timer(PROJECT, "coffee", "30 5 * * *"))))
        .hasMessage(
            "WEIR-4036 Cannot change timers: 'systemctl --user daemon-reload' failed: Failed to connect to bus. See what it says when you give it yourself.");
  }

  @Test
  void aLineOfTheCrontabIsReplacedAndTheOthersStay() {
    crontab = "0 1 * * * backup\n";
    var _ = cron("Europe/Berlin").install(List.of(timer(PROJECT, "coffee", "30 5 * * MON-FRI")));
    var _ = cron("Europe/Berlin").install(List.of(timer(PROJECT, "coffee", "0 6 * * SAT-SUN")));

    assertThat(crontab)
        .isEqualTo(
            "0 1 * * * backup\n"
                + "0 6 * * 0,6 cd '/home/ann/100\\% data' && JAVA_HOME='/opt/java' PATH='/opt/java/bin:/usr/local/bin:/usr/bin:/bin'"
                + " '/home/ann/100\\% data/weir' 'run' 'coffee' '--scheduled'"
                + " >> '/home/ann/100\\% data/.weir/timer.log' 2>&1 # weir coffee in /home/ann/100% data\n");
    assertThat(cron("Europe/Berlin").uninstall(PROJECT, List.of())).hasSize(1);
    assertThat(crontab).isEqualTo("0 1 * * * backup\n");
  }

  @Test
  void aCrontabThatCannotBeReadIsNotWrittenOver() {
    Crontab locked = new Crontab((_, _) -> new Programs.Ended(1, "you are not allowed"), BERLIN);

    assertThatThrownBy(() -> locked.install(List.of(timer(PROJECT, "coffee", "30 5 * * *"))))
        .hasMessageContaining("'crontab -l' failed: you are not allowed");
  }

  @Test
  void cronIsNotGivenTheTimesOfAnotherClock() {
    assertThatThrownBy(
            () -> cron("Asia/Tokyo").outline(List.of(timer(PROJECT, "coffee", "30 5 * * *"))))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-4035 Cannot install a timer for 'coffee': its schedule is in Europe/Berlin, and cron goes by this machine's clock, Asia/Tokyo. ./weir serve runs it in its own time zone.");
  }
}
