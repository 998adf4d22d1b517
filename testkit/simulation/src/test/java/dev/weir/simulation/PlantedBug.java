package dev.weir.simulation;

import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.run.Executions;
import dev.weir.simulation.stack.Parts;
import dev.weir.text.Sha256;
import dev.weir.warehouse.Warehouse;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** What the simulation must find, each alone. */
enum PlantedBug implements Bug {
  /** Older rows go over newer ones. */
  NO_FENCE_CHECK {
    @Override
    public RedshiftDataClient dataApi(RedshiftDataClient right) {
      return MutatedSql.all(right, sql -> sql.replaceAll("\"fence\" > \\d+", "1 = 0"));
    }
  },
  /** Rows whose key is there stay as they are. */
  MERGE_WITHOUT_UPDATE {
    @Override
    public RedshiftDataClient dataApi(RedshiftDataClient right) {
      return MutatedSql.batches(
          right, sqls -> sqls.stream().filter(sql -> !sql.startsWith("UPDATE ")).toList());
    }
  },
  /** A staging table's name is that of its target alone. */
  STAGING_OF_ALL_RUNS {
    @Override
    public RedshiftDataClient dataApi(RedshiftDataClient right) {
      return MutatedSql.all(
          right, sql -> sql.replaceAll("stage_dwh_([a-z])_[0-9a-f]{12}", "stage_dwh_$1"));
    }
  },
  /** A try that failed is the same as the next one. */
  TOKEN_WITHOUT_TRY {
    @Override
    public RedshiftDataClient dataApi(RedshiftDataClient right) {
      return new MutatedSql(
          right,
          request ->
              request.toBuilder()
                  .clientToken(
                      request.statementName().startsWith("weir:")
                          ? request.clientToken()
                          : Sha256.of(request.statementName().replaceAll("/\\d+/\\d+$", "")))
                  .build(),
          UnaryOperator.identity());
    }
  },
  /** The last who completes a data set wins. */
  MARKER_IS_PUT {
    @Override
    public Lake lake(Lake right) {
      return put(right, "dataset.json");
    }
  },
  LEASE_WITHOUT_COMPARISON {
    @Override
    public Lake lake(Lake right) {
      return new MutatedLake(right) {
        @Override
        public boolean replace(LakeKey key, byte[] content, Version expected) {
          if (key.value().startsWith("leases/")) {
            right.put(key, content);
            return true;
          }
          return right.replace(key, content, expected);
        }
      };
    }
  },
  LEASE_WITHOUT_ASKING {
    @Override
    public Parts parts(Parts right) {
      return new MutatedParts(right) {
        @Override
        public Executions executions(Executions real) {
          return (_, _) -> false;
        }
      };
    }
  },
  /** A resumed run counts as the newest. */
  RESUMED_WITH_A_NEW_FENCE {
    @Override
    public Lake lake(Lake right) {
      return new MutatedLake(right) {
        @Override
        public Optional<Stored> read(LakeKey key) {
          return key.name().equals("fence.json") ? Optional.empty() : right.read(key);
        }
      };
    }
  },
  /** Nobody looks whether a run has published. */
  LEDGER_IS_NOT_READ {
    @Override
    public RedshiftDataClient dataApi(RedshiftDataClient right) {
      return MutatedSql.all(
          right, sql -> sql.contains("\"target\"") ? sql.replace("WHERE", "WHERE 1 = 0 AND") : sql);
    }
  },
  /** Nobody looks what a publication has come to. */
  SUBMITTED_IS_PUBLISHED {
    @Override
    public Parts parts(Parts right) {
      return new MutatedParts(right) {
        @Override
        public Warehouse warehouse() {
          return new HastyWarehouse(right.warehouse());
        }
      };
    }
  };

  private static Lake put(Lake right, String name) {
    return new MutatedLake(right) {
      @Override
      public boolean create(LakeKey key, byte[] content) {
        if (key.name().equals(name)) {
          right.put(key, content);
          return true;
        }
        return right.create(key, content);
      }
    };
  }
}
