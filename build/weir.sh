#!/bin/sh
# Runs Weir from its archive, with the runtime in it. The project is the working directory where that has pipelines,
# else the samples that come along.
set -eu
home=$(dirname "$(readlink -f "$0")")
. "$home/compiler.sh"
project=$home
[ ! -d pipelines ] || project=$PWD

# In one order whatever the locale, or the cache would not fit.
jars=$(LC_ALL=C; printf ':%s' "$home"/lib/*.jar)
# Java reads and writes names of files by the locale: without one, as in a container or under cron, only ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) [ "$(uname -s)" != Linux ] || export LC_ALL=C.UTF-8 ;;
esac
exec "$home/java/bin/java" @"$home/java.options" -cp "${jars#:}" -XX:AOTCache="$home/weir.aot" -XX:TieredStopAtLevel="$(compiler_tier "$@")" \
  -Dweir.home="$project" -Dweir.command=weir dev.weir.cli.Main "$@"
