-- The user that queries log in as, where the warehouse is a PostgreSQL: it may read what is published, and nothing else. Run once by
-- the database's admin, and again when a pipeline publishes to a schema that is not listed here. Every statement can be repeated but
-- CREATE ROLE.
--
--   ${LOAD_USER}        the user of WarehouseConnection, who publishes
--   ${QUERY_USER}       the user of QueryConnection
--   ${QUERY_PASSWORD}   its password; with ?auth=iam there is none: GRANT rds_iam TO "${QUERY_USER}" instead
--
-- An admin who is no superuser, as on RDS, must be a member of the user who publishes: GRANT "${LOAD_USER}" TO CURRENT_USER.

CREATE ROLE "${QUERY_USER}" LOGIN PASSWORD '${QUERY_PASSWORD}';

-- Beside what the query function does itself: nothing is changed by mistake, and nothing runs on when the function is gone.
ALTER ROLE "${QUERY_USER}" SET default_transaction_read_only = on;
ALTER ROLE "${QUERY_USER}" SET statement_timeout = '2min';

-- The schemas that the pipelines publish to. Their owner publishes.
CREATE SCHEMA IF NOT EXISTS dwh AUTHORIZATION "${LOAD_USER}";
CREATE SCHEMA IF NOT EXISTS news AUTHORIZATION "${LOAD_USER}";
CREATE SCHEMA IF NOT EXISTS shop AUTHORIZATION "${LOAD_USER}";
CREATE SCHEMA IF NOT EXISTS store AUTHORIZATION "${LOAD_USER}";
GRANT USAGE ON SCHEMA dwh, news, shop, store TO "${QUERY_USER}";

-- What is published, also the tables that do not exist yet.
GRANT SELECT ON ALL TABLES IN SCHEMA dwh, news, shop, store TO "${QUERY_USER}";
ALTER DEFAULT PRIVILEGES FOR ROLE "${LOAD_USER}" IN SCHEMA dwh, news, shop, store
  GRANT SELECT ON TABLES TO "${QUERY_USER}";
