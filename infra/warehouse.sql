-- What the plan, load and query functions may do in Redshift. Run once by the warehouse's admin, and again when a pipeline
-- publishes to a schema that is not listed here. Every statement can be repeated but CREATE USER.
--
--   ${PLAN_ROLE}, ${LOAD_ROLE}, ${QUERY_ROLE}   outputs PlanRoleName, LoadRoleName and QueryRoleName of the stack
--   ${COPY_ROLE}                  ARN of the role that COPY reads the lake with
--
-- With IAM authentication a role is a user: nobody has a password. Where a function logs in by a secret instead (WarehouseSecretArn,
-- QuerySecretArn), or as a user of the cluster (WarehouseUser, QueryUser), put the name of that user in the place of "IAMR:...", and leave
-- out CREATE USER. Queries never log in as the one who publishes. The plan function logs in as the load function does: with a secret or
-- a user, leave out what ${PLAN_ROLE} is granted.

CREATE USER "IAMR:${PLAN_ROLE}" PASSWORD DISABLE;
CREATE USER "IAMR:${LOAD_ROLE}" PASSWORD DISABLE;
CREATE USER "IAMR:${QUERY_ROLE}" PASSWORD DISABLE;

-- The ledgers and the staging tables. The load function makes them: it owns what it publishes, and nothing else.
CREATE SCHEMA IF NOT EXISTS weir;
GRANT USAGE, CREATE ON SCHEMA weir TO "IAMR:${LOAD_ROLE}";

-- A plan reads in the ledgers how far sources were read, where pipelines read what is new.
GRANT USAGE ON SCHEMA weir TO "IAMR:${PLAN_ROLE}";
GRANT SELECT ON ALL TABLES IN SCHEMA weir TO "IAMR:${PLAN_ROLE}";
ALTER DEFAULT PRIVILEGES FOR USER "IAMR:${LOAD_ROLE}" IN SCHEMA weir
  GRANT SELECT ON TABLES TO "IAMR:${PLAN_ROLE}";

-- The schemas that the pipelines publish to.
CREATE SCHEMA IF NOT EXISTS dwh;
CREATE SCHEMA IF NOT EXISTS news;
CREATE SCHEMA IF NOT EXISTS shop;
CREATE SCHEMA IF NOT EXISTS store;
GRANT USAGE, CREATE ON SCHEMA dwh, news, shop, store TO "IAMR:${LOAD_ROLE}";

-- Every user may use every role that is attached to the warehouse, until a superuser takes that away. In a warehouse that
-- only Weir uses, run this line. In one that others use too, it takes COPY, UNLOAD, external functions and models from all
-- of them until each is granted its role, so it is left to you.
-- https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT-usage-notes.html
--
-- REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL;

-- What the load function copies with. It stands also where PUBLIC has no role any more.
GRANT ASSUMEROLE ON '${COPY_ROLE}' TO "IAMR:${LOAD_ROLE}" FOR COPY;

-- Queries that the function has forgotten, because it died, end all the same. In ms.
ALTER USER "IAMR:${QUERY_ROLE}" SET statement_timeout TO 120000;

-- Queries read what is published, also the tables that do not exist yet.
GRANT USAGE ON SCHEMA dwh, news, shop, store TO "IAMR:${QUERY_ROLE}";
GRANT SELECT ON ALL TABLES IN SCHEMA dwh, news, shop, store TO "IAMR:${QUERY_ROLE}";
ALTER DEFAULT PRIVILEGES FOR USER "IAMR:${LOAD_ROLE}" IN SCHEMA dwh, news, shop, store
  GRANT SELECT ON TABLES TO "IAMR:${QUERY_ROLE}";
