-- Sample data for the pipeline course-ratings: 1,000 courses and 100,000 ratings by 20,000 users.
-- Run once, in an empty database named courses. It always gives the same rows: chance is md5, never random().

CREATE TABLE course (
  course_id integer PRIMARY KEY,
  title text NOT NULL,
  description text,
  programming_language text
);

CREATE TABLE rating (
  user_id integer NOT NULL,
  course_id integer NOT NULL REFERENCES course,
  rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
  PRIMARY KEY (user_id, course_id)
);

-- A throw of a die with the given number of sides, from 0: the same for the same key, always.
CREATE FUNCTION pg_temp.throw(key text, sides integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
  'SELECT (''x'' || substr(md5(key), 1, 7))::bit(28)::integer % sides';

-- Courses stand in a row, the languages side by side; a user rates courses that stand close together, so that most
-- users know one or two languages. Nobody has rated the last ten courses yet.
CREATE TEMPORARY TABLE shelf AS
SELECT place,
       1 + place * 387 % 1000 AS course_id,
       CASE WHEN place < 340 THEN 'Python'
            WHEN place < 560 THEN 'R'
            WHEN place < 740 THEN 'SQL'
            WHEN place < 830 THEN 'Java'
            WHEN place < 900 THEN 'JavaScript'
            WHEN place < 950 THEN 'Scala'
            WHEN place < 986 THEN 'Julia'
            WHEN place < 990 THEN 'Rust'
            WHEN place < 994 THEN 'Python'
            WHEN place < 997 THEN 'R'
            ELSE 'SQL' END AS language,
       -- In tenths of a star, 22 to 58; no Scala or Julia course is better than 41.
       least(22 + least(pg_temp.throw('good' || place, 37), pg_temp.throw('well taught' || place, 37)),
             CASE WHEN place BETWEEN 900 AND 985 THEN 41 ELSE 58 END) AS quality
FROM generate_series(0, 999) AS place;

INSERT INTO course
SELECT course_id,
       format((ARRAY[
         'Introduction to %s in %s', 'Intermediate %s in %s', 'Advanced %s in %s', '%s with %s',
         'Practicing %s in %s', '%s for Everyone in %s', 'Foundations of %s in %s', 'Case Studies: %s in %s',
         'Practical %s in %s', '%s from Scratch in %s', 'Scalable %s in %s', 'Fundamentals of %s in %s',
         'Applied %s with %s', 'Hands-On %s in %s', '%s in Production with %s', 'Modern %s in %s',
         'Effective %s in %s', 'Essential %s with %s', 'Testing %s in %s', 'Building %s in %s',
         'Analyzing %s with %s', 'Designing %s in %s', 'Exploring %s in %s', 'Automating %s with %s',
         'Mastering %s in %s'])[1 + place / 40], topic, language),
       format('Learn %s step by step, with %s exercises.',
              lower(topic COLLATE "C"), 20 + pg_temp.throw('exercises' || place, 60)),
       -- Eighty R courses come without a language: the pipeline fills it in.
       CASE WHEN place NOT BETWEEN 340 AND 419 THEN language END
FROM shelf, LATERAL (SELECT (ARRAY[
         'Data Cleaning', 'Data Visualization', 'Statistics', 'Probability', 'Regression', 'Classification',
         'Clustering', 'Time Series', 'Forecasting', 'Machine Learning', 'Deep Learning', 'Text Mining',
         'Web Scraping', 'Data Pipelines', 'Data Warehousing', 'Reporting', 'Dashboards', 'Experimentation',
         'Survey Analysis', 'Network Analysis', 'Geospatial Data', 'Image Processing', 'Financial Analysis',
         'Marketing Analytics', 'Customer Analytics', 'Supply Chains', 'Portfolio Analysis', 'Risk Models',
         'Bioinformatics', 'Signal Processing', 'Simulation', 'Optimization', 'Algorithms', 'Data Structures',
         'Functional Programming', 'Parallel Computing', 'Streaming Data', 'Web Services', 'Unit Tests',
         'Reproducible Research'])[1 + place % 40] AS topic) AS topics;

-- One to nine ratings per user, five on average. The first places of the row are the most popular.
CREATE TEMPORARY TABLE taste AS
SELECT user_id,
       pg_temp.throw('start' || user_id, 990) AS start,
       1 + pg_temp.throw('step' || user_id, 13) AS step,
       (ARRAY[1, 2, 3, 4, 5, 5, 6, 7, 8, 9])[1 + user_id % 10] AS ratings
FROM generate_series(1, 20000) AS user_id;

INSERT INTO rating
SELECT user_id, course_id,
       greatest(1, least(5, (quality - 7 + pg_temp.throw(user_id || ' likes ' || place, 25)) / 10))
FROM taste
CROSS JOIN LATERAL generate_series(1, ratings) AS number
JOIN shelf ON place = (start * start / 990 + number * step) % 990;

ANALYZE;
