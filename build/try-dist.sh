#!/usr/bin/env bash
# Tries the archive and the image on a system without Java: the samples, then a project's folder that is mounted. Needs Docker.
set -euo pipefail
cd "$(dirname "$0")/.."
make -s image

docker run --rm weir run course-ratings
project=$(mktemp -d)
trap 'docker run --rm --user root --entrypoint rm -v "$project:/project" weir -rf /project/.weir; rm -rf "$project"' EXIT
mkdir -p "$project/pipelines"
cp -R pipelines/files "$project/pipelines/mine"
sed -i.old 's/^name: files/name: mine/' "$project/pipelines/mine/pipeline.yaml"
chmod -R a+rwX "$project"
docker run --rm -v "$project:/project" weir run mine
docker run --rm -v "$project:/project" weir runs mine
TIMEFORMAT='docker run weir --help takes %R s'
time docker run --rm weir --help > /dev/null
