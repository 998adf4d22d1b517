-- Sample data for the pipeline store: 200 films, 500 customers, 6,000 ratings.
-- Run once, in an empty database named store. It always gives the same rows: chance is md5, never random().

CREATE TABLE film (
  film_id integer PRIMARY KEY,
  title text NOT NULL,
  category text NOT NULL,
  length integer,
  rental_rate numeric(4,2) NOT NULL,
  replacement_cost numeric(5,2) NOT NULL
);

CREATE TABLE customer (
  customer_id integer PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text,
  phone text,
  city text,
  state text,
  created_at text  -- typed in by people, in all ways
);

CREATE TABLE rating (
  rating_id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customer,
  film_id integer NOT NULL REFERENCES film,
  rating integer CHECK (rating BETWEEN 1 AND 5),
  rated_at timestamp with time zone NOT NULL
);

-- A throw of a die with the given number of sides, from 0: the same for the same key, always.
CREATE FUNCTION pg_temp.throw(key text, sides integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
  'SELECT (''x'' || substr(md5(key), 1, 7))::bit(28)::integer % sides';

INSERT INTO film
SELECT film_id,
       (ARRAY['Academy', 'Broken', 'Crimson', 'Desert', 'Electric', 'Frozen', 'Golden', 'Hidden', 'Iron', 'Jade',
              'Lonely', 'Midnight', 'Northern', 'Outer', 'Paper', 'Quiet', 'Restless', 'Silver', 'Tropical', 'Velvet']
       )[1 + film_id % 20]
       || ' ' ||
       (ARRAY['Dinosaur', 'Express', 'Garden', 'Harbor', 'Island', 'Journey', 'Kingdom', 'Letters', 'Mirror', 'Orchid',
              'Parade', 'Rebels', 'Shadow', 'Stranger', 'Summer', 'Theory', 'Voyage', 'Whisper', 'Winter', 'Zenith']
       )[1 + (film_id + film_id / 20) % 20],
       (ARRAY['Action', 'Animation', 'Comedy', 'Documentary', 'Drama', 'Family', 'Horror', 'Sci-Fi']
       )[1 + pg_temp.throw('category' || film_id, 8)],
       nullif(70 + pg_temp.throw('length' || film_id, 110), 100),
       (ARRAY[0.99, 1.50, 2.99, 3.05, 4.99, 10.00])[1 + pg_temp.throw('rate' || film_id, 6)],
       9.99 + pg_temp.throw('cost' || film_id, 20)
FROM generate_series(1, 200) AS film_id;

INSERT INTO customer
SELECT customer_id, first_name, last_name,
       CASE WHEN customer_id % 41 = 0 THEN NULL
            WHEN customer_id = 99 THEN 'ask at the counter'
            ELSE lower((first_name || '.' || last_name) COLLATE "C") || customer_id || '@'
                 || (ARRAY['example.com', 'example.org', 'example.net'])[1 + customer_id % 3] END,
       CASE WHEN customer_id % 7 <> 0
            THEN format('555-01%s', lpad(pg_temp.throw('phone' || customer_id, 100)::text, 2, '0')) END,
       city, state,
       CASE customer_id
         WHEN 17 THEN '2025-02-30'
         WHEN 58 THEN '2025-13-01'
         WHEN 203 THEN 'yesterday'
         WHEN 204 THEN '12/24/2024'
         WHEN 311 THEN '0000-00-00'
         WHEN 400 THEN ''
         WHEN 450 THEN NULL
         ELSE to_char(date '2023-01-01' + pg_temp.throw('created' || customer_id, 1000), 'YYYY-MM-DD') END
FROM generate_series(1, 500) AS customer_id
CROSS JOIN LATERAL (SELECT
       (ARRAY['Ada', 'Ben', 'Carla', 'David', 'Elena', 'Femi', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kemal', 'Lucía',
              'Mina', 'Noah', 'Olga', 'Priya'])[1 + pg_temp.throw('first' || customer_id, 16)] AS first_name,
       (ARRAY['Adams', 'Brown', 'Chen', 'Diaz', 'Evans', 'Fischer', 'Gupta', 'Hill', 'Ito', 'Jones', 'Kim', 'Lopez',
              'Moreau', 'Nguyen', 'O''Neill', 'Park'])[1 + pg_temp.throw('last' || customer_id, 16)] AS last_name
) AS names
CROSS JOIN LATERAL (SELECT
       split_part(place, ',', 1) AS city, nullif(split_part(place, ',', 2), '') AS state
       FROM (SELECT (ARRAY['New York,New York', 'Buffalo,New York', 'Albany,N.Y.', 'Los Angeles,California',
              'San Diego,California', 'Oakland,Calif.', 'Austin,Texas', 'Dallas,Texas', 'Boston,Massachusetts',
              'Salem,Mass.', 'Chicago,Illinois', 'Miami,Florida', 'Seattle,WA', 'Denver,Colorado', 'Portland,Oregon',
              'Washington,D.C.', 'Toronto,'])[1 + pg_temp.throw('place' || customer_id, 17)] AS place) AS places
) AS homes;

-- A customer may rate a film again; some open the form and choose nothing. Nobody has seen the last four films.
INSERT INTO rating
SELECT rating_id,
       1 + pg_temp.throw('who' || rating_id, 500),
       film_id,
       nullif(greatest(0, least(5,
         pg_temp.throw('good' || film_id, 4) + pg_temp.throw('mood' || rating_id, 5) - 1)), 0),
       timestamp with time zone '2026-01-01 00:00:00+00'
         + pg_temp.throw('when' || rating_id, 400000) * interval '1 minute'
FROM generate_series(1, 6000) AS rating_id
CROSS JOIN LATERAL (SELECT 1 + pg_temp.throw('which' || rating_id, 196) AS film_id) AS chosen;

ANALYZE;
