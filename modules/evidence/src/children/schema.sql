-- The children's tables. A pupil is known here by a number alone: the UPN stands as a keyed hash (children/pupil_keys.hpp).
-- What files say is kept as they said it, with file and line; which file speaks is told by child_return.
CREATE TABLE pupil (
  pupil INTEGER PRIMARY KEY, birth_month DATE NOT NULL,  -- the first of the month
  sex TEXT NOT NULL
);
CREATE TABLE pupil_key (upn_hash HUGEINT PRIMARY KEY, pupil INTEGER NOT NULL);

-- What a return covers: of two for the same kind, school, day and part the better speaks (status, then version, then file).
CREATE TABLE child_return (
  kind TEXT NOT NULL, school INTEGER NOT NULL,  -- 0: the whole authority
  day DATE NOT NULL,             -- census day, Monday of the week, 31 August before a year, first of a month
  part TEXT NOT NULL,            -- stage of results, else ''
  status TINYINT NOT NULL,       -- evidence::Status
  version TEXT NOT NULL,         -- when the return was made, as its header says; '' not said
  source_id INTEGER NOT NULL
);

CREATE TABLE census (            -- a pupil on roll on a census day
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, day DATE NOT NULL,
  status TEXT NOT NULL,          -- registration: single, main, subsidiary, guest, other
  entry DATE, part_time BOOLEAN, year_group TEXT, ethnicity TEXT, first_language TEXT, fsm BOOLEAN, sen TEXT,
  sen_need TEXT, looked_after BOOLEAN, pupil_premium BOOLEAN,
  source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE home (              -- where a pupil lived on a census day
  pupil INTEGER NOT NULL, day DATE NOT NULL, lsoa TEXT, ward TEXT, easting INTEGER, northing INTEGER,
  source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE enrolment (         -- a spell at a school, as one return knew it
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, status TEXT NOT NULL, entry DATE NOT NULL, leaving DATE,
  day DATE NOT NULL,             -- of the return
  source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE attendance (        -- a pupil's week at a school: ten sessions, Monday morning first
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, week DATE NOT NULL,
  marks TEXT NOT NULL,           -- one character a session (catalog/codes/attendance.toml)
  source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE exclusion (
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, start DATE NOT NULL, category TEXT NOT NULL, reason TEXT,
  sessions INTEGER, source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE result (
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, year SMALLINT NOT NULL,  -- in which the academic year ends
  stage TEXT NOT NULL, subject TEXT NOT NULL, component TEXT NOT NULL, mark DOUBLE, outcome TEXT,
  discounted BOOLEAN NOT NULL,   -- left out of official figures (newly arrived, left before the tests)
  source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE care_episode (
  pupil INTEGER NOT NULL, start DATE NOT NULL, finish DATE, legal_status TEXT, placement TEXT, year SMALLINT NOT NULL,
  source_id INTEGER NOT NULL, line BIGINT NOT NULL
);
CREATE TABLE activity (          -- what a young person of 16 to 18 did at the end of a month
  pupil INTEGER NOT NULL, month DATE NOT NULL, activity TEXT NOT NULL, source_id INTEGER NOT NULL, line BIGINT NOT NULL
);

-- Roll-ups: made from the tables above (children/rollup.hpp), academic year by academic year.
CREATE TABLE rollup_due (year SMALLINT PRIMARY KEY);
CREATE TABLE pupil_term (
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, year SMALLINT NOT NULL, term TINYINT NOT NULL,
  on_roll BOOLEAN NOT NULL,      -- at the term's census, in a registration that counts once (single or main)
  age TINYINT,                   -- on 31 August before the year; null for a pupil whom no census has
  sex TEXT, birth_term TEXT, ethnicity TEXT, first_language TEXT, fsm TEXT, fsm6 TEXT, disadvantaged TEXT,
  pupil_premium TEXT, sen TEXT, sen_need TEXT, social_care TEXT, mobility TEXT, year_group TEXT, school_type TEXT, ward TEXT,
  possible SMALLINT NOT NULL, attended SMALLINT NOT NULL, authorised SMALLINT NOT NULL,
  unauthorised SMALLINT NOT NULL, late SMALLINT NOT NULL,
  suspensions SMALLINT NOT NULL, suspended_sessions SMALLINT NOT NULL, permanent_exclusions SMALLINT NOT NULL
);
CREATE TABLE pupil_year (        -- an enrolment in a year, with what the pupil was in the spring
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, year SMALLINT NOT NULL,
  on_roll BOOLEAN NOT NULL,      -- at the January census, in a registration that counts once
  age TINYINT,
  sex TEXT, birth_term TEXT, ethnicity TEXT, first_language TEXT, fsm TEXT, fsm6 TEXT, disadvantaged TEXT,
  pupil_premium TEXT, sen TEXT, sen_need TEXT, social_care TEXT, mobility TEXT, year_group TEXT, school_type TEXT, ward TEXT,
  possible SMALLINT NOT NULL, attended SMALLINT NOT NULL, authorised SMALLINT NOT NULL,
  unauthorised SMALLINT NOT NULL, late SMALLINT NOT NULL,
  suspensions SMALLINT NOT NULL, suspended_sessions SMALLINT NOT NULL, permanent_exclusions SMALLINT NOT NULL
);
CREATE TABLE school_day (        -- sessions of a school's pupils on a day on which any of them could attend
  school INTEGER NOT NULL, year SMALLINT NOT NULL, day DATE NOT NULL,
  possible INTEGER NOT NULL, attended INTEGER NOT NULL, authorised INTEGER NOT NULL, unauthorised INTEGER NOT NULL
);
CREATE TABLE school_absence (    -- the year so far, of pupils of compulsory school age
  school INTEGER NOT NULL, year SMALLINT NOT NULL, school_type TEXT,
  pupils INTEGER NOT NULL, persistent INTEGER NOT NULL, severe INTEGER NOT NULL,
  lately INTEGER NOT NULL        -- missed a fifth or more of the last four weeks, and less than a twentieth before
);
CREATE TABLE pupil_month (       -- a young person at the end of a month, with what they last were at school
  pupil INTEGER NOT NULL, year SMALLINT NOT NULL, month DATE NOT NULL, activity TEXT NOT NULL,
  age TINYINT,
  sex TEXT, birth_term TEXT, ethnicity TEXT, first_language TEXT, fsm TEXT, fsm6 TEXT, disadvantaged TEXT,
  pupil_premium TEXT, sen TEXT, sen_need TEXT, social_care TEXT, mobility TEXT, year_group TEXT, school_type TEXT, ward TEXT
);
CREATE TABLE pupil_result (
  pupil INTEGER NOT NULL, school INTEGER NOT NULL, year SMALLINT NOT NULL, stage TEXT NOT NULL,
  counts BOOLEAN NOT NULL,       -- in official figures
  age TINYINT,
  sex TEXT, birth_term TEXT, ethnicity TEXT, first_language TEXT, fsm TEXT, fsm6 TEXT, disadvantaged TEXT,
  pupil_premium TEXT, sen TEXT, sen_need TEXT, social_care TEXT, mobility TEXT, year_group TEXT, school_type TEXT, ward TEXT,
  goals TINYINT, good_level BOOLEAN,                                   -- early years profile
  phonics SMALLINT, multiplication SMALLINT,
  reading DOUBLE, writing TEXT, maths DOUBLE, grammar DOUBLE,          -- key stage 2
  prior_attainment DOUBLE,                                             -- key stage 2 average of reading and maths
  attainment8 DOUBLE, english DOUBLE, maths_grade DOUBLE               -- key stage 4
);
