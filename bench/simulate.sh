#!/usr/bin/env bash
# Plays histories of the simulation (docs/decisions/0014-simulation.md).
#   bench/simulate.sh 100000 [FIRST]   so many, from seed FIRST (1); those that break a promise are named
#   bench/simulate.sh --seed 4711      prints one
set -euo pipefail
cd "$(dirname "$0")/.."
if [[ ${1:-} == --seed && -n ${2:-} ]]; then
  arguments=("$2")
elif [[ ${1:-} =~ ^[0-9]+$ ]]; then
  arguments=("${2:-1}" "$1")
else
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
./mvnw -q -Dquick -DskipTests -pl testkit/simulation -am install
./mvnw -q -pl testkit/simulation dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile=target/classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -Dweir.root="$PWD" \
  -cp "testkit/simulation/target/classes:$(<testkit/simulation/target/classpath)" \
  dev.weir.simulation.Main "${arguments[@]}"
