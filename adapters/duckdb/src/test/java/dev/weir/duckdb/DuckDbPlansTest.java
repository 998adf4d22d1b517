package dev.weir.duckdb;

import dev.weir.testkit.plan.AllProblemsContract;
import dev.weir.testkit.plan.Draft;
import dev.weir.testkit.plan.IncrementsContract;
import dev.weir.testkit.plan.LimitsContract;
import dev.weir.testkit.plan.PlannerContract;
import dev.weir.testkit.plan.TableDesignContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DuckDbPlansTest
    implements PlannerContract,
        TableDesignContract,
        AllProblemsContract,
        IncrementsContract,
        LimitsContract {
  private final DuckDbEngine engine = new DuckDbEngine();
  @TempDir private Path folder;
  private Draft draft;

  @BeforeEach
  void newDraft() {
    draft = new Draft(folder, engine);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  public Draft draft() {
    return draft;
  }
}
