package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TransientException;
import dev.weir.pipeline.Write;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.warehouse.Publication;
import org.junit.jupiter.api.Test;

/** COPY while S3 does not do as it should. */
class CopyFaultsTest extends RedshiftFixture {
  @Test
  void an_s3_that_asks_for_fewer_requests_is_asked_again() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    standIn().faults().next(Fault.S3_SLOW_DOWN);

    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith(
            "WEIR-2714 Cannot stage dwh.course: Redshift says 'S3ServiceException:Please reduce"
                + " your request rate.,Status 503,Error SlowDown")
        .hasMessageEndingWith("Nothing was changed. Try again.");
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(stagingTables()).isEmpty();
  }
}
