#!/usr/bin/env bash
# Kills a running pipeline at a thousand moments with kill -9 and goes on with it: the tables must be as after one clean
# run. About 40 minutes. `bench/kill.sh KILLS SEED` for other numbers; a failure prints its seed.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/jdk.sh
JAVA_HOME=$(find_jdk) && export JAVA_HOME
kills=${1:-1000}
seed=${2:-$(date +%s)}
echo "$kills kills, seed $seed"
./mvnw -B -ntp -q -Dquick -pl cli -am verify -Dtest=CrashAnyMomentTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dweir.kills="$kills" -Dweir.seed="$seed"
echo "every run that was killed ended as one clean run"
