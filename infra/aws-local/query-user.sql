-- The user of queries, who may read whatever is published: infra/warehouse-postgresql.sql in small.
\connect postgres
CREATE ROLE weir_query LOGIN PASSWORD 'weir';
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO weir_query;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO weir_query;
