#!/usr/bin/env bash
# Changes the code that publishes exactly once, a place at a time (a condition turned round, a call left out), and runs
# its tests on each change. A change that no test notices is printed: a test is missing, or the code is. About 20 minutes.
#   bench/mutations.sh [leases|ledger|postgres]   one part, or all
set -euo pipefail
cd "$(dirname "$0")/.."
source build/jdk.sh
JAVA_HOME=$(find_jdk) && export JAVA_HOME

# mutate NAME MODULE CLASSES TESTS
mutate() {
  local module=$PWD/$2 out=$PWD/target/mutations/$1
  ./mvnw -B -ntp -q -pl "$2" dependency:build-classpath -Dmdep.outputFile="$module/target/classpath"
  rm -rf "$out" && mkdir -p "$out"
  local path="$module/target/test-classes:$module/target/classes:$(<"$module/target/classpath"):$(<target/mutations/classpath)"
  (cd "$module" && "$JAVA_HOME/bin/java" -cp "$path" org.pitest.mutationtest.commandline.MutationCoverageReport \
    --reportDir "$out" --sourceDirs "$module/src/main/java" --targetClasses "$3" --targetTests "$4" --outputFormats CSV \
    --jvmArgs "-Dweir.root=$OLDPWD,--enable-native-access=ALL-UNNAMED" > "$out/log" 2>&1) || { tail -30 "$out/log"; exit 1; }
  echo "$1: $(wc -l < "$out/mutations.csv") changes, not noticed:"
  # class, operator, method, line, what became of it
  awk -F, '$6 ~ /SURVIVED|NO_COVERAGE/ {change = $3; sub(/.*\./, "", change); print "  " $2 ":" $5 " " $4 ": " change ", " $6; n++} END {if (!n) print "  none"}' \
    "$out/mutations.csv"
}

mkdir -p target/mutations
./mvnw -B -ntp -q -Dquick -DskipTests -pl adapters/folder,adapters/postgres -am install
./mvnw -B -ntp -q -f bench/mutations/pom.xml dependency:build-classpath -Dmdep.outputFile="$PWD/target/mutations/classpath"

part=${1:-all}
if [[ $part == all || $part == leases ]]; then
  mutate leases adapters/folder 'dev.weir.run.Leases*' 'dev.weir.folder.LeasesTest'
fi
if [[ $part == all || $part == ledger ]]; then
  mutate ledger adapters/postgres 'dev.weir.warehouse.ledger.*,dev.weir.warehouse.sql.LedgerSql,dev.weir.warehouse.sql.StagingNote' 'dev.weir.postgres.warehouse.PostgresWarehouse*'
fi
if [[ $part == all || $part == postgres ]]; then
  mutate postgres adapters/postgres 'dev.weir.postgres.warehouse.Advance*,dev.weir.warehouse.sql.TargetSql' 'dev.weir.postgres.warehouse.PostgresWarehouse*'
fi
