#!/usr/bin/env bash
# Computes the expected output of every pipeline anew, without Weir: in a PostgreSQL server that psql reaches (PGHOST,
# PGUSER, ...; it makes and drops a database weir_expected there), and with Python 3 and nothing but its own library.
# A table that is too long to keep is cut to its first 100 rows; the digest of the whole lies beside it.
set -euo pipefail
cd "$(dirname "$0")"

from_sql() { # pipeline, its sample
  dropdb --if-exists weir_expected 2>/dev/null
  createdb --encoding UTF8 --template template0 weir_expected
  psql -q -X -v ON_ERROR_STOP=1 -d weir_expected -f "$1/sample/$2"
  (cd "$1/expected" && psql -q -X -v ON_ERROR_STOP=1 -d weir_expected -f expected.sql)
  dropdb weir_expected
}

shorten() { # CSV file, one line per row
  echo "md5,rows" >"$1.digest"
  echo "$(md5sum <"$1" | cut -d' ' -f1),$(($(wc -l <"$1") - 1))" >>"$1.digest"
  head -101 "$1" >"$1.short" && mv "$1.short" "$1"
}

from_sql course-ratings courses.sql
shorten course-ratings/expected/dwh.recommendation.csv
echo "data_set,origin,position" >course-ratings/expected/rejects.csv

from_sql store store.sql
shorten store/expected/store.rating.csv

python3 files/expected/expected.py
python3 hacker-news/expected/expected.py
