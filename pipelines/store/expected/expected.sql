-- What pipeline store must publish, computed in PostgreSQL from the sample data. pipelines/expected.sh runs it in a
-- database filled by sample/store.sql. Doubles are compared with six digits after the point.

SET timezone = 'UTC';

CREATE TEMPORARY TABLE state (name text PRIMARY KEY, code text);
\copy state FROM '../states.csv' CSV HEADER
INSERT INTO state VALUES ('N.Y.', 'NY'), ('Calif.', 'CA'), ('Mass.', 'MA'), ('D.C.', 'DC');

-- PostgreSQL 15 has no cast that tries: a month's last day is worked out.
CREATE FUNCTION pg_temp.is_date(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN value ~ '^\d{4}-\d{2}-\d{2}$' AND to_char(value::date, 'YYYY-MM-DD') = value;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
  RETURN false;
END $$;

CREATE TEMPORARY TABLE customer_clean AS
SELECT customer_id, first_name, '***' AS last_name,
       split_part(email, '@', 1) AS username, nullif(split_part(email, '@', 2), '') AS domain,
       encode(sha256(convert_to(phone, 'UTF8')), 'hex') AS phone,
       city, coalesce(code, state) AS state, nullif(created_at, '')::date AS customer_since
FROM (SELECT * FROM customer WHERE nullif(created_at, '') IS NULL OR pg_temp.is_date(created_at)) AS valid
LEFT JOIN state ON state.name = state;

CREATE TEMPORARY TABLE rating_clean AS
SELECT rating_id, customer_id, film_id, rating, rated_at
FROM rating AS r
WHERE rating IS NOT NULL
  AND customer_id IN (SELECT customer_id FROM customer_clean)
  AND NOT EXISTS (
    SELECT FROM rating AS later
    WHERE later.rating IS NOT NULL AND later.customer_id = r.customer_id AND later.film_id = r.film_id
      AND (later.rated_at, later.rating_id) > (r.rated_at, r.rating_id));

CREATE TEMPORARY TABLE mean AS
SELECT film_id, sum(rating)::double precision / count(*) AS mean_rating, count(*) AS ratings
FROM rating_clean GROUP BY film_id;

CREATE TEMPORARY TABLE film_complete AS
SELECT film_id, title, category, length AS length_minutes,
       trunc(rental_rate)::integer AS rental_rate_dollar, (rental_rate * 100 % 100)::integer AS rental_rate_cents,
       round(mean_rating::numeric, 6) AS mean_rating, coalesce(ratings, 0) AS ratings,
       array_to_json(nullif(ARRAY(
         SELECT other.film_id FROM film AS other JOIN mean USING (film_id)
         WHERE other.category = film.category AND other.film_id <> film.film_id
         ORDER BY mean_rating DESC, other.film_id LIMIT 5), '{}')) AS recommended_film_ids
FROM film LEFT JOIN mean USING (film_id);

\copy (SELECT * FROM film_complete ORDER BY film_id) TO 'store.film.csv' CSV HEADER
\copy (SELECT * FROM customer_clean ORDER BY customer_id) TO 'store.customer.csv' CSV HEADER
\copy (SELECT * FROM rating_clean ORDER BY rating_id) TO 'store.rating.csv' CSV HEADER

CREATE TEMPORARY TABLE reject AS
SELECT 'customer_clean' AS data_set, 'validate-date: created_at' AS origin, row_number() OVER () AS position
FROM customer WHERE NOT pg_temp.is_date(nullif(created_at, ''));
\copy reject TO 'rejects.csv' CSV HEADER
