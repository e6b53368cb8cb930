-- The roll-ups of one academic year, made anew from the children's tables. {year} is the calendar year in which it ends.
-- Which return speaks: final before revised before provisional, then the newest version, then the later file name.
CREATE OR REPLACE TEMP TABLE spoken AS
SELECT DISTINCT kind, school, day, part, source_id
FROM child_return JOIN source USING (source_id)
QUALIFY rank() OVER (PARTITION BY kind, school, day, part
                     ORDER BY child_return.status, version DESC, file DESC, source_id DESC) = 1;

-- Pupils on roll at the censuses of the year. Of two registrations that both count once the later entry stands.
CREATE OR REPLACE TEMP TABLE year_census AS
SELECT c.*, CASE WHEN month(c.day) >= 9 THEN 1 WHEN month(c.day) <= 4 THEN 2 ELSE 3 END AS term,
  c.status IN ('single', 'main')
    AND row_number() OVER (PARTITION BY c.pupil, c.day, c.status IN ('single', 'main')
                           ORDER BY c.entry DESC NULLS LAST, c.school) = 1 AS on_roll
FROM census c JOIN spoken s ON s.kind = 'census' AND s.school = c.school AND s.day = c.day AND s.source_id = c.source_id
WHERE c.day BETWEEN make_date({year} - 1, 9, 1) AND make_date({year}, 8, 31);

CREATE OR REPLACE TEMP TABLE term_day AS
SELECT * FROM (VALUES (1, make_date({year} - 1, 12, 31)), (2, make_date({year}, 4, 14)), (3, make_date({year}, 8, 31)))
AS t(term, last_day);

-- What a pupil was in each term: by the term's own census, else the nearest before, else the nearest after.
CREATE OR REPLACE TEMP TABLE pupil_then AS
SELECT c.pupil, t.term, t.last_day,
  arg_min(c, CASE WHEN c.on_roll THEN 0 ELSE 100 END
             + CASE WHEN c.term <= t.term THEN t.term - c.term ELSE 10 + c.term - t.term END) AS at
FROM year_census c CROSS JOIN term_day t GROUP BY ALL;

-- Eligible for free school meals at any census in the six years before the end of the term.
CREATE OR REPLACE TEMP TABLE meals_then AS
SELECT DISTINCT c.pupil, t.term
FROM census c JOIN spoken s ON s.kind = 'census' AND s.school = c.school AND s.day = c.day AND s.source_id = c.source_id
JOIN term_day t ON c.day <= t.last_day AND c.day > t.last_day - INTERVAL 6 YEAR
WHERE c.fsm;

-- Looked after at the end of the term, and at any time before it. Of an episode the newest return says when it ended.
CREATE OR REPLACE TEMP TABLE episode AS
SELECT e.pupil, e.start, arg_max(coalesce(e.finish, DATE '9999-12-31'), e.year) AS finish
FROM care_episode e JOIN spoken s ON s.kind = 'care' AND s.day = make_date(e.year, 3, 31) AND s.source_id = e.source_id
WHERE coalesce(e.legal_status, '') NOT IN ('V3', 'V4')  -- short breaks
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE care_then AS
SELECT e.pupil, t.term, bool_or(e.finish > t.last_day) AS now
FROM episode e JOIN term_day t ON e.start <= t.last_day GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE school_kind AS
SELECT place_id AS school,
  CASE WHEN bool_or(name = 'type' AND value ILIKE '%special%') THEN 'special'
       WHEN bool_or(name = 'type' AND (value ILIKE '%referral%' OR value ILIKE '%alternative%'))
         THEN 'alternative_provision'
       WHEN bool_or(name = 'phase' AND value ILIKE '%nursery%') THEN 'nursery'
       WHEN bool_or(name = 'phase' AND (value ILIKE '%primary%' OR value ILIKE '%infant%')) THEN 'primary'
       WHEN bool_or(name = 'phase' AND (value ILIKE '%secondary%' OR value ILIKE '%through%')) THEN 'secondary' END
    AS school_type
FROM place_text WHERE name IN ('type', 'phase') GROUP BY place_id;

-- The characteristics of every pupil and term, in the words of catalog/dimensions.
CREATE OR REPLACE TEMP TABLE known AS
SELECT p.pupil, t.term,
  CAST({year} - 1 - year(p.birth_month) - CASE WHEN month(p.birth_month) >= 9 THEN 1 ELSE 0 END AS TINYINT) AS age,
  p.sex,
  CASE WHEN month(p.birth_month) >= 9 THEN 'autumn' WHEN month(p.birth_month) <= 4 THEN 'spring' ELSE 'summer' END
    AS birth_term,
  n.at.ethnicity AS ethnicity, n.at.first_language AS first_language,
  CASE n.at.fsm WHEN true THEN 'yes' WHEN false THEN 'no' END AS fsm,
  CASE WHEN m.pupil IS NOT NULL THEN 'yes' WHEN n.pupil IS NOT NULL THEN 'no' END AS fsm6,
  CASE WHEN m.pupil IS NOT NULL OR c.pupil IS NOT NULL THEN 'yes' WHEN n.pupil IS NOT NULL THEN 'no' END
    AS disadvantaged,
  CASE n.at.pupil_premium WHEN true THEN 'yes' WHEN false THEN 'no' END AS pupil_premium,
  n.at.sen AS sen, n.at.sen_need AS sen_need,
  CASE WHEN c.now OR n.at.looked_after THEN 'looked_after' END AS social_care,
  CASE WHEN n.at.entry >= make_date({year} - 1, 10, 1) THEN 'yes' WHEN n.at.entry IS NOT NULL THEN 'no' END AS mobility,
  n.at.year_group AS year_group, h.ward AS ward
FROM pupil p CROSS JOIN term_day t
LEFT JOIN pupil_then n ON n.pupil = p.pupil AND n.term = t.term
LEFT JOIN meals_then m ON m.pupil = p.pupil AND m.term = t.term
LEFT JOIN care_then c ON c.pupil = p.pupil AND c.term = t.term
LEFT JOIN home h ON h.pupil = p.pupil AND h.day = n.at.day AND h.source_id = n.at.source_id;

CREATE OR REPLACE TEMP TABLE term_count AS
SELECT pupil, school, term, bool_or(on_roll) AS on_roll, sum(possible) AS possible, sum(attended) AS attended,
  sum(authorised) AS authorised, sum(unauthorised) AS unauthorised, sum(late) AS late, sum(suspensions) AS suspensions,
  sum(suspended_sessions) AS suspended_sessions, sum(permanent) AS permanent
FROM (
  SELECT pupil, school, term, on_roll, 0 AS possible, 0 AS attended, 0 AS authorised, 0 AS unauthorised, 0 AS late,
    0 AS suspensions, 0 AS suspended_sessions, 0 AS permanent
  FROM year_census
  UNION ALL
  SELECT a.pupil, a.school,
    CASE WHEN a.week < make_date({year}, 1, 1) THEN 1 WHEN a.week < make_date({year}, 4, 15) THEN 2 ELSE 3 END, false,
    sum({possible}), sum({attended}), sum({authorised}), sum({unauthorised}), sum({late}), 0, 0, 0
  FROM attendance a
  JOIN spoken s ON s.kind = 'attendance' AND s.school = a.school AND s.day = a.week AND s.source_id = a.source_id
  WHERE a.week BETWEEN make_date({year} - 1, 8, 25) AND make_date({year}, 8, 24)
  GROUP BY 1, 2, 3
  UNION ALL
  SELECT e.pupil, e.school,
    CASE WHEN e.start < make_date({year}, 1, 1) THEN 1 WHEN e.start < make_date({year}, 4, 15) THEN 2 ELSE 3 END, false,
    0, 0, 0, 0, 0, count(*) FILTER (e.category = 'suspension'),
    coalesce(sum(e.sessions) FILTER (e.category = 'suspension'), 0), count(*) FILTER (e.category = 'permanent')
  FROM exclusion e
  JOIN spoken s ON s.kind = 'exclusion' AND s.school = e.school AND s.day = make_date({year} - 1, 8, 31)
    AND s.source_id = e.source_id
  WHERE e.start BETWEEN make_date({year} - 1, 9, 1) AND make_date({year}, 8, 31)
  GROUP BY 1, 2, 3
) GROUP BY pupil, school, term;

DELETE FROM pupil_term WHERE year = {year};
INSERT INTO pupil_term
SELECT c.pupil, c.school, {year}, c.term, c.on_roll, k.age, k.sex, k.birth_term, k.ethnicity, k.first_language, k.fsm,
  k.fsm6, k.disadvantaged, k.pupil_premium, k.sen, k.sen_need, k.social_care, k.mobility, k.year_group, y.school_type,
  k.ward, c.possible, c.attended, c.authorised, c.unauthorised, c.late, c.suspensions, c.suspended_sessions, c.permanent
FROM term_count c LEFT JOIN known k ON k.pupil = c.pupil AND k.term = c.term LEFT JOIN school_kind y ON y.school = c.school
ORDER BY c.school, c.pupil, c.term;

DELETE FROM pupil_year WHERE year = {year};
INSERT INTO pupil_year
SELECT c.pupil, c.school, {year}, c.on_roll, k.age, k.sex, k.birth_term, k.ethnicity, k.first_language, k.fsm, k.fsm6,
  k.disadvantaged, k.pupil_premium, k.sen, k.sen_need, k.social_care, k.mobility, k.year_group, y.school_type, k.ward,
  c.possible, c.attended, c.authorised, c.unauthorised, c.late, c.suspensions, c.suspended_sessions, c.permanent
FROM (
  SELECT pupil, school, bool_or(on_roll AND term = 2) AS on_roll, sum(possible) AS possible, sum(attended) AS attended,
    sum(authorised) AS authorised, sum(unauthorised) AS unauthorised, sum(late) AS late, sum(suspensions) AS suspensions,
    sum(suspended_sessions) AS suspended_sessions, sum(permanent) AS permanent
  FROM term_count GROUP BY pupil, school
) c LEFT JOIN known k ON k.pupil = c.pupil AND k.term = 2 LEFT JOIN school_kind y ON y.school = c.school
ORDER BY c.school, c.pupil;

-- Sessions by day. Weeks of a school that are marked alike are many, so they are counted before they are taken apart.
CREATE OR REPLACE TEMP TABLE marked_day AS
SELECT school, week + day_of_week AS day, substr(marks, 2 * day_of_week + 1, 2) AS marks, week, sum(pupils) AS pupils
FROM (
  SELECT a.school, a.week, a.marks, count(*) AS pupils
  FROM attendance a
  JOIN spoken s ON s.kind = 'attendance' AND s.school = a.school AND s.day = a.week AND s.source_id = a.source_id
  WHERE a.week BETWEEN make_date({year} - 1, 8, 25) AND make_date({year}, 8, 24)
  GROUP BY ALL
) CROSS JOIN (SELECT CAST(range AS INTEGER) AS day_of_week FROM range(5))
GROUP BY ALL;
DELETE FROM school_day WHERE year = {year};
INSERT INTO school_day
SELECT school, {year}, day, sum(pupils * ({possible})) AS possible, sum(pupils * ({attended})),
  sum(pupils * ({authorised})), sum(pupils * ({unauthorised}))
FROM marked_day a GROUP BY school, day HAVING sum(pupils * ({possible})) > 0
ORDER BY school, day;

CREATE OR REPLACE TEMP TABLE lately AS
SELECT a.pupil, a.school, sum({possible}) AS possible, sum({authorised}) + sum({unauthorised}) AS missed
FROM attendance a
JOIN spoken s ON s.kind = 'attendance' AND s.school = a.school AND s.day = a.week AND s.source_id = a.source_id
WHERE a.week > (SELECT max(week) FROM marked_day) - 28 AND a.week <= (SELECT max(week) FROM marked_day)
GROUP BY ALL;
DELETE FROM school_absence WHERE year = {year};
INSERT INTO school_absence
SELECT y.school, {year}, any_value(y.school_type), count(*),
  count(*) FILTER ((y.authorised + y.unauthorised) * 10 >= y.possible),
  count(*) FILTER ((y.authorised + y.unauthorised) * 2 >= y.possible),
  count(*) FILTER (l.possible > 0 AND l.missed * 5 >= l.possible AND y.possible - l.possible >= 40
                   AND (y.authorised + y.unauthorised - l.missed) * 20 < y.possible - l.possible)
FROM pupil_year y LEFT JOIN lately l ON l.pupil = y.pupil AND l.school = y.school
WHERE y.year = {year} AND y.age BETWEEN 5 AND 15 AND y.possible > 0
GROUP BY y.school;

-- Young people of 16 to 18 are at no school that sends a census any more: they are what they last were.
CREATE OR REPLACE TEMP TABLE year_activity AS
SELECT a.pupil, a.month, a.activity
FROM activity a JOIN spoken s ON s.kind = 'activity' AND s.day = a.month AND s.source_id = a.source_id
WHERE a.month BETWEEN make_date({year} - 1, 9, 1) AND make_date({year}, 8, 31);
DELETE FROM pupil_month WHERE year = {year};
INSERT INTO pupil_month
SELECT a.pupil, {year}, a.month, a.activity,
  CAST({year} - 1 - year(p.birth_month) - CASE WHEN month(p.birth_month) >= 9 THEN 1 ELSE 0 END AS TINYINT), q.l.sex,
  q.l.birth_term, q.l.ethnicity, q.l.first_language, q.l.fsm, q.l.fsm6, q.l.disadvantaged, q.l.pupil_premium, q.l.sen, q.l.sen_need,
  q.l.social_care, q.l.mobility, q.l.year_group, q.l.school_type, q.l.ward
FROM year_activity a LEFT JOIN pupil p ON p.pupil = a.pupil
LEFT JOIN (
  SELECT pupil, max_by(t, t.year * 4 + t.term) AS l
  FROM pupil_term t WHERE t.on_roll AND t.year <= {year} AND t.pupil IN (SELECT pupil FROM year_activity) GROUP BY pupil
) q ON q.pupil = a.pupil
ORDER BY a.month, a.pupil;

-- Results of the year, one row a pupil and stage, with what the pupil was in the spring term.
CREATE OR REPLACE TEMP TABLE year_result AS
SELECT r.* FROM result r
JOIN spoken s ON s.kind = 'result' AND s.school = r.school AND s.part = r.stage
  AND s.day = make_date(r.year - 1, 8, 31) AND s.source_id = r.source_id
WHERE r.year = {year};

-- Attainment 8 (standards, 3.6): English counts twice where both language and literature were taken, maths twice, the
-- best three of the English Baccalaureate, and the best three of what is left.
CREATE OR REPLACE TEMP TABLE ks4 AS
WITH subject AS (
  SELECT pupil, school, component, mark,
    row_number() OVER (PARTITION BY pupil, component ORDER BY mark DESC, subject) AS place,
    row_number() OVER (PARTITION BY pupil, component LIKE 'english%' ORDER BY mark DESC, component) AS english_place,
    count(DISTINCT component) FILTER (component LIKE 'english%') OVER (PARTITION BY pupil) AS english_subjects
  FROM year_result WHERE stage = 'ks4' AND mark IS NOT NULL
), slot AS (
  SELECT *, CASE
    WHEN component LIKE 'english%' AND english_place = 1 THEN 'english'
    WHEN component = 'maths' AND place = 1 THEN 'maths'
    WHEN component = 'ebacc' AND place <= 3 THEN 'ebacc'
    ELSE 'open' END AS slot
  FROM subject
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY pupil, slot ORDER BY mark DESC) AS slot_place FROM slot
)
SELECT pupil,
  sum(CASE WHEN slot = 'english' THEN mark * CASE WHEN english_subjects = 2 THEN 2 ELSE 1 END
           WHEN slot = 'maths' THEN 2 * mark
           WHEN slot = 'ebacc' THEN mark
           WHEN slot_place <= 3 THEN mark ELSE 0 END) AS attainment8,
  max(mark) FILTER (slot = 'english') AS english, max(mark) FILTER (slot = 'maths') AS maths_grade
FROM placed GROUP BY pupil;

-- Prior attainment: the mean of the scaled scores in reading and maths at key stage 2, whenever that was.
CREATE OR REPLACE TEMP TABLE prior AS
SELECT r.pupil, avg(r.mark) AS prior_attainment
FROM result r JOIN spoken s ON s.kind = 'result' AND s.school = r.school AND s.part = 'ks2'
  AND s.day = make_date(r.year - 1, 8, 31) AND s.source_id = r.source_id
WHERE r.stage = 'ks2' AND r.subject IN ('reading', 'maths') AND r.mark IS NOT NULL AND r.year < {year}
GROUP BY r.pupil;

DELETE FROM pupil_result WHERE year = {year};
INSERT INTO pupil_result
SELECT r.pupil, r.school, {year}, r.stage, NOT r.discounted, k.age, k.sex, k.birth_term, k.ethnicity, k.first_language,
  k.fsm, k.fsm6, k.disadvantaged, k.pupil_premium, k.sen, k.sen_need, k.social_care, k.mobility, k.year_group,
  y.school_type, k.ward, r.goals, r.good_level, r.phonics, r.multiplication, r.reading, r.writing, r.maths, r.grammar,
  CASE WHEN r.stage = 'ks4' THEN p.prior_attainment END,
  CASE WHEN r.stage = 'ks4' THEN coalesce(q.attainment8, 0) END,
  CASE WHEN r.stage = 'ks4' THEN coalesce(q.english, 0) END, CASE WHEN r.stage = 'ks4' THEN coalesce(q.maths_grade, 0) END
FROM (
  SELECT pupil, stage, arg_max(school, line) AS school, bool_or(discounted) AS discounted,
    CASE WHEN stage = 'eyfsp' THEN count(*) FILTER (mark >= 2) END AS goals,
    CASE WHEN stage = 'eyfsp' THEN count(*) FILTER (mark >= 2 AND subject <= 'goal12') = 12 END AS good_level,
    max(mark) FILTER (stage = 'phonics') AS phonics, max(mark) FILTER (stage = 'mtc') AS multiplication,
    max(mark) FILTER (stage = 'ks2' AND subject = 'reading') AS reading,
    max(outcome) FILTER (stage = 'ks2' AND subject = 'writing') AS writing,
    max(mark) FILTER (stage = 'ks2' AND subject = 'maths') AS maths,
    max(mark) FILTER (stage = 'ks2' AND subject = 'grammar') AS grammar
  FROM year_result GROUP BY pupil, stage
) r
LEFT JOIN known k ON k.pupil = r.pupil AND k.term = 2
LEFT JOIN school_kind y ON y.school = r.school
LEFT JOIN prior p ON p.pupil = r.pupil
LEFT JOIN ks4 q ON q.pupil = r.pupil
ORDER BY r.stage, r.school, r.pupil;

DELETE FROM rollup_due WHERE year = {year};
