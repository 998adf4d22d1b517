#!/usr/bin/env bash
# Writes target/dist/weir-VERSION-PLATFORM.tar.gz: Weir with a Java runtime of its own, for machines without Java.
# `make dist` calls it when ./weir is built.
set -euo pipefail
cd "$(dirname "$0")/.."
source build/jdk.sh
jdk=$(find_jdk)

version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
name=weir-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
dist=target/dist
folder=$dist/$name
rm -rf "$dist"
mkdir -p "$folder"

# What jdeps finds in the jars, and charsets of databases and files.
"$jdk/bin/jlink" --no-header-files --no-man-pages --output "$folder/java" --add-modules \
java.base,java.compiler,java.desktop,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,\
jdk.charsets,jdk.jfr,jdk.unsupported
cp -R cli/target/laptop/lib "$folder/lib"
cp cli/target/laptop/weir.jar "$folder/lib"
# A sealed package belongs to the place where the cache is made: where the archive is unpacked, the JVM would end over it.
for jar in "$PWD/$folder"/lib/{xz,jts-core}-*.jar; do
  (
    mkdir "$dist/unsealed" && cd "$dist/unsealed"
    "$jdk/bin/jar" --extract --file "$jar"
    sed '/^Sealed:/d' META-INF/MANIFEST.MF > ../manifest
    "$jdk/bin/jar" --create --file "$jar" --manifest ../manifest .
  )
  rm -r "$dist/unsealed"
done
cp -R pipelines LICENSE build/{java.options,compiler.sh} "$folder"
install -m 755 build/weir.sh "$folder/weir"

# Trained as in a clone, in a folder of its own.
training=$(mktemp -d)
trap 'rm -rf "$training"' EXIT
ln -s "$PWD/$folder/pipelines" "$training"
jars=$(LC_ALL=C; printf ':%s' "$PWD/$folder"/lib/*.jar)
"$folder/java/bin/java" @"$folder/java.options" -cp "${jars#:}" -XX:AOTCacheOutput="$folder/weir.aot" \
  -Dweir.home="$training" dev.weir.cli.Rehearsal > "$dist/rehearsal.log" 2>&1

tar -czf "$folder.tar.gz" -C "$dist" "$name"
# It must fit wherever it is unpacked: the place where it was made goes away.
mv "$folder" "$dist/weir"
folder_size=$(du -sm "$dist/weir" | cut -f 1)
printf '%s: %s MB, %s MB unpacked\n' "$folder.tar.gz" "$(du -m "$folder.tar.gz" | cut -f 1)" "$folder_size"
TIMEFORMAT='weir --help takes %R s'
time "$dist/weir/weir" --help > /dev/null
