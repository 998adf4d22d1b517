package dev.weir.stack.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.schedule.Cron;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 * * *         | cron(0 0 * * ? *)
          * * * * *         | cron(* * * * ? *)
          30 5 * * 1-5      | cron(30 5 ? * MON-FRI *)
          30 5 * * mon-fri  | cron(30 5 ? * MON-FRI *)
          0 12 * * 0        | cron(0 12 ? * SUN *)
          0 12 * * 7        | cron(0 12 ? * SUN *)
          0 12 * * 6-7      | cron(0 12 ? * SUN,SAT *)
          0 12 * * FRI-SUN  | cron(0 12 ? * SUN,FRI,SAT *)
          0 12 * * 1,3      | cron(0 12 ? * MON,WED *)
          0 0 * * 0-6       | cron(0 0 * * ? *)
          */15 * * * *      | cron(0,15,30,45 * * * ? *)
          0 8-18/5 * * *    | cron(0 8,13,18 * * ? *)
          5-7 0-1 1 * *     | cron(5-7 0,1 1 * ? *)
          0 0 1,15 */3 *    | cron(0 0 1,15 1,4,7,10 ? *)
          0 0 1 JAN-MAR *   | cron(0 0 1 1-3 ? *)
          """)
  void theSameTimesAreSaidAsAwsSaysThem(String cron, String expression) {
    assertThat(AwsCron.of(Cron.parse(cron))).isEqualTo(expression);
  }
}
