-- What pipeline course-ratings must publish, computed in PostgreSQL from the sample data by the plain definition: every
-- pair of a user and an eligible course is built. pipelines/expected.sh runs it in a database filled by
-- sample/courses.sql. Doubles are compared with six digits after the point.

CREATE TEMPORARY TABLE course_filled AS
SELECT course_id, title, description, coalesce(programming_language, 'R') AS programming_language FROM course;

CREATE TEMPORARY TABLE average_rating AS
SELECT course_id, sum(rating)::double precision / count(*) AS avg_rating FROM rating GROUP BY course_id;

CREATE TEMPORARY TABLE eligible AS
SELECT user_id, c.course_id
FROM (SELECT DISTINCT user_id, programming_language FROM rating JOIN course_filled USING (course_id)) AS known
JOIN course_filled AS c USING (programming_language)
EXCEPT
SELECT user_id, course_id FROM rating;

CREATE TEMPORARY TABLE recommendation AS
SELECT user_id, course_id, round(avg_rating::numeric, 6) AS avg_rating
FROM (
  SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY avg_rating DESC, course_id) AS place
  FROM eligible JOIN average_rating USING (course_id)
) AS ranked
WHERE place <= 3;

\copy (SELECT * FROM course_filled ORDER BY course_id) TO 'dwh.course.csv' CSV HEADER
\copy (SELECT * FROM recommendation ORDER BY user_id, course_id) TO 'dwh.recommendation.csv' CSV HEADER
