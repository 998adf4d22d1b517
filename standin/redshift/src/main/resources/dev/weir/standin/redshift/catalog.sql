-- What the stand-in's database has beforehand. Everything is in pg_catalog: found by every session,
-- and still there when a test drops its schemas.
SET allow_system_table_mods = on;

CREATE DOMAIN pg_catalog.super AS jsonb;

CREATE FUNCTION pg_catalog.json_parse(text) RETURNS pg_catalog.super
  LANGUAGE sql STABLE STRICT AS 'SELECT $1::jsonb::pg_catalog.super';

CREATE FUNCTION pg_catalog.can_json_parse(text) RETURNS boolean
  LANGUAGE sql STABLE STRICT AS 'SELECT $1 IS JSON';

-- PostgreSQL has a JSON_SERIALIZE of its own.
CREATE FUNCTION pg_catalog.redshift_json_serialize(jsonb) RETURNS text
  LANGUAGE sql STABLE STRICT AS 'SELECT $1::text';

-- Without a time zone, in the session's zone, which is UTC.
CREATE FUNCTION pg_catalog.getdate() RETURNS timestamp
  LANGUAGE sql STABLE AS 'SELECT date_trunc(''second'', statement_timestamp())::timestamp';

CREATE FUNCTION pg_catalog.sysdate() RETURNS timestamp
  LANGUAGE sql STABLE AS 'SELECT transaction_timestamp()::timestamp';

CREATE FUNCTION pg_catalog.len(text) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT AS 'SELECT char_length($1)';

CREATE FUNCTION pg_catalog.nvl(anycompatible, anycompatible) RETURNS anycompatible
  LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, $2)';

CREATE FUNCTION pg_catalog.from_varbyte(bytea, text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT CASE WHEN lower($2) IN (''utf8'', ''utf-8'') THEN convert_from($1, ''UTF8'') ELSE encode($1, lower($2)) END';

CREATE FUNCTION pg_catalog.to_varbyte(text, text) RETURNS bytea
  LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT CASE WHEN lower($2) IN (''utf8'', ''utf-8'') THEN convert_to($1, ''UTF8'') ELSE decode($1, lower($2)) END';

CREATE FUNCTION pg_catalog.to_hex(bytea) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT AS 'SELECT encode($1, ''hex'')';

CREATE FUNCTION pg_catalog.current_user_id() RETURNS oid
  LANGUAGE sql STABLE AS 'SELECT usesysid FROM pg_catalog.pg_user WHERE usename = current_user';

-- Rows of the session's last COPY (PG_LAST_COPY_COUNT).
CREATE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint
  LANGUAGE sql STABLE AS
  'SELECT coalesce(nullif(current_setting(''standin.copied'', true), ''''), ''0'')::bigint';

CREATE FUNCTION pg_catalog.redshift_type(type oid, modifier integer) RETURNS text
  LANGUAGE sql STABLE AS $$
    SELECT CASE
      WHEN format_type(type, modifier) LIKE '"varbyte(%' THEN
        'binary varying' || substr(trim('"' from format_type(type, modifier)), 8)
      WHEN format_type(type, modifier) = 'pg_catalog.super' THEN 'super'
      ELSE format_type(type, modifier) END $$;

-- SVV_COLUMNS (r_SVV_COLUMNS), and what information_schema.columns is read as.
CREATE VIEW pg_catalog.svv_columns AS
  SELECT
    current_database()::text AS table_catalog,
    n.nspname::text AS table_schema,
    c.relname::text AS table_name,
    a.attname::text AS column_name,
    a.attnum::integer AS ordinal_position,
    CASE
      WHEN a.attidentity <> '' THEN '"identity"(' || c.oid || ', 0, ''1,1'')'
      ELSE pg_get_expr(d.adbin, d.adrelid) END AS column_default,
    CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END AS is_nullable,
    regexp_replace(pg_catalog.redshift_type(a.atttypid, a.atttypmod), '\(\d[\d,]*\)', '') AS data_type,
    coalesce(
      information_schema._pg_char_max_length(a.atttypid, a.atttypmod)::integer,
      substring(pg_catalog.redshift_type(a.atttypid, a.atttypmod) FROM '^binary varying\((\d+)\)$')::integer
    ) AS character_maximum_length,
    information_schema._pg_numeric_precision(a.atttypid, a.atttypmod)::integer AS numeric_precision,
    information_schema._pg_numeric_scale(a.atttypid, a.atttypmod)::integer AS numeric_scale,
    information_schema._pg_datetime_precision(a.atttypid, a.atttypmod)::integer AS datetime_precision,
    col_description(c.oid, a.attnum) AS remarks
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'v') AND n.nspname NOT IN ('pg_toast');

-- SVV_TABLES (r_SVV_TABLES).
CREATE VIEW pg_catalog.svv_tables AS
  SELECT
    current_database()::text AS table_catalog,
    n.nspname::text AS table_schema,
    c.relname::text AS table_name,
    CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'BASE TABLE' END AS table_type,
    obj_description(c.oid, 'pg_class') AS remarks
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'v') AND n.nspname NOT IN ('pg_toast');

-- A table's distribution, sort key and encodings, which are names of checks that are always true.
CREATE VIEW pg_catalog.redshift_design AS
  SELECT
    conrelid AS relation,
    conkey[1] AS attnum,
    substring(conname FROM '^encode (\w+)') AS encoding,
    substring(conname FROM '^diststyle (\w+)') AS diststyle,
    conname = 'distkey' AS distkey,
    substring(conname FROM 'sortkey (\d+)$')::integer AS sortkey,
    conname LIKE 'interleaved%' AS interleaved
  FROM pg_constraint
  WHERE contype = 'c' AND conname ~ '^(encode \w+ |diststyle |distkey$|(compound|interleaved) sortkey )';

-- PG_TABLE_DEF (r_PG_TABLE_DEF): only tables of schemas in the search path. The encoding of what has
-- none of its own is the first that Redshift gives it (r_CREATE_TABLE_NEW; SUPER: assumed).
CREATE VIEW pg_catalog.pg_table_def AS
  SELECT
    n.nspname AS schemaname,
    c.relname AS tablename,
    a.attname AS "column",
    pg_catalog.redshift_type(a.atttypid, a.atttypmod) AS type,
    CASE
      WHEN encoding.encoding = 'raw' THEN 'none'
      WHEN encoding.encoding IS NOT NULL THEN encoding.encoding
      WHEN sort.sortkey IS NOT NULL THEN 'none'
      WHEN pg_catalog.redshift_type(a.atttypid, a.atttypmod) IN ('boolean', 'real', 'double precision') THEN 'none'
      WHEN pg_catalog.redshift_type(a.atttypid, a.atttypmod) ~ '^(character|binary)' THEN 'lzo'
      WHEN pg_catalog.redshift_type(a.atttypid, a.atttypmod) = 'super' THEN 'zstd'
      ELSE 'az64' END AS encoding,
    dist.distkey IS NOT NULL AS distkey,
    coalesce(
      CASE WHEN sort.interleaved AND sort.sortkey % 2 = 1 THEN -sort.sortkey ELSE sort.sortkey END, 0) AS sortkey,
    a.attnotnull AS "notnull"
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_catalog.redshift_design encoding
    ON encoding.relation = c.oid AND encoding.attnum = a.attnum AND encoding.encoding IS NOT NULL
  LEFT JOIN pg_catalog.redshift_design dist
    ON dist.relation = c.oid AND dist.attnum = a.attnum AND dist.distkey
  LEFT JOIN pg_catalog.redshift_design sort
    ON sort.relation = c.oid AND sort.attnum = a.attnum AND sort.sortkey IS NOT NULL
  WHERE c.relkind = 'r' AND n.nspname = ANY (current_schemas(false));

-- SVV_TABLE_INFO (r_SVV_TABLE_INFO), of empty tables too.
CREATE VIEW pg_catalog.svv_table_info AS
  SELECT
    current_database()::text AS database,
    n.nspname::text AS schema,
    c.oid AS table_id,
    c.relname::text AS "table",
    CASE WHEN bool_or(design.encoding IS NOT NULL) THEN 'Y' ELSE 'Y, AUTO(ENCODE)' END AS encoded,
    coalesce(
      max('KEY(' || a.attname || ')') FILTER (WHERE design.distkey),
      max(upper(design.diststyle)) FILTER (WHERE design.diststyle <> 'auto'),
      'AUTO(ALL)') AS diststyle,
    coalesce(max(a.attname::text) FILTER (WHERE design.sortkey = 1), 'AUTO(SORTKEY)') AS sortkey1,
    count(design.sortkey)::integer AS sortkey_num
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.redshift_design design ON design.relation = c.oid
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = design.attnum
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  GROUP BY n.nspname, c.oid, c.relname;

-- No VARCHAR in these encodings is widened (r_ALTER_TABLE, ALTER COLUMN TYPE).
CREATE FUNCTION pg_catalog.redshift_check_width(relation regclass, attribute name) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  narrow text;
BEGIN
  SELECT design.encoding INTO narrow
  FROM pg_catalog.redshift_design design
  JOIN pg_attribute a ON a.attrelid = design.relation AND a.attnum = design.attnum
  WHERE design.relation = $1 AND a.attname = attribute
    AND design.encoding IN ('bytedict', 'runlength', 'text255', 'text32k');
  IF narrow IS NOT NULL THEN
    RAISE EXCEPTION 'cannot alter column "%" with encoding %', attribute, narrow;
  END IF;
END $$;

GRANT SELECT ON pg_catalog.svv_columns, pg_catalog.svv_tables, pg_catalog.pg_table_def, pg_catalog.svv_table_info
  TO PUBLIC;

-- A VARCHAR's length is in bytes (r_Character_types), PostgreSQL's in characters: whatever makes or
-- changes a table, each of its columns gets a check of its bytes.
-- Adding a check comes here again, and then finds it.
CREATE FUNCTION pg_catalog.redshift_check_bytes(relation regclass, attribute name, number int, bytes int)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wanted name := format('bytes %s of %s', bytes, number);
  other name;
BEGIN
  IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = relation AND conname = wanted) THEN
    RETURN;
  END IF;
  SELECT conname INTO other FROM pg_constraint
  WHERE conrelid = relation AND conname LIKE format('bytes %% of %s', number);
  IF other IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', relation, other);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = relation AND conname = wanted) THEN
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (octet_length(%I) <= %s)',
      relation, wanted, attribute, bytes);
  END IF;
END $$;

CREATE FUNCTION pg_catalog.redshift_check_bytes() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT c.oid::regclass AS relation, a.attname, a.attnum, a.atttypmod - 4 AS bytes
    FROM pg_event_trigger_ddl_commands() command
    JOIN pg_class c ON c.oid = command.objid AND command.classid = 'pg_class'::regclass
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND a.atttypid = 'varchar'::regtype AND a.atttypmod > 4
  LOOP
    PERFORM pg_catalog.redshift_check_bytes(item.relation, item.attname, item.attnum, item.bytes);
  END LOOP;
END $$;

CREATE EVENT TRIGGER redshift_check_bytes ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE')
  EXECUTE FUNCTION pg_catalog.redshift_check_bytes();
