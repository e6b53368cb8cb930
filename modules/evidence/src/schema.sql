-- The evidence store. It is rebuilt from DIR/sources when its version changes (headrow rebuild), so it has no migrations.
CREATE TABLE store_version (
  version INTEGER NOT NULL,
  generation_before BIGINT NOT NULL  -- of the store that this one was rebuilt from; 0 of a first one
);

CREATE TABLE source (
  source_id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,            -- path as given, below the folder that was imported
  bytes BIGINT NOT NULL,
  dataset TEXT NOT NULL,         -- code of the layout
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  status TINYINT NOT NULL,       -- evidence::Status of rows that do not say their own
  published DATE,                -- where the file or its path says so
  period TEXT,                   -- of layouts without a period column
  loaded_at TIMESTAMP NOT NULL,  -- UTC
  loaded_by TEXT NOT NULL,
  last_period INTEGER,           -- code of the newest period in the file: of two releases the later one
  notes TEXT NOT NULL,           -- of the layout, for people
  line_count BIGINT NOT NULL,
  figure_count BIGINT NOT NULL,
  -- How the file was given, so that a rebuild can read it anew. Read from older stores: these names stay.
  path TEXT NOT NULL DEFAULT '',           -- the whole of it: periods and status may stand in it
  given_dataset TEXT NOT NULL DEFAULT '',  -- --dataset and --period, '' when not given
  given_period TEXT NOT NULL DEFAULT '',
  sidecar TEXT,                            -- SHA-256 of the sidecar that lay beside it, kept likewise
  about_children BOOLEAN NOT NULL DEFAULT false  -- not to be shown to whoever may see published files
);

CREATE TABLE place (
  place_id INTEGER NOT NULL,
  kind TINYINT NOT NULL,         -- evidence::PlaceKind
  name TEXT NOT NULL,
  name_rank TINYINT NOT NULL,    -- 0 a register said so, 1 learned from figures
  name_age INTEGER NOT NULL,     -- day (from 1970) of the newest entry of the register that named it
  open BOOLEAN NOT NULL,         -- false once a register says that it has closed
  opened DATE,
  closed DATE
);
CREATE TABLE place_code (        -- scheme: gss, authority (countries and regions have such numbers too), urn, laestab, trust
  scheme TEXT NOT NULL, code TEXT NOT NULL, place_id INTEGER NOT NULL, valid_from DATE, valid_until DATE
);
CREATE TABLE membership (        -- kind: country, region, authority, ward, planning_area, trust, successor
  kind TEXT NOT NULL, place_id INTEGER NOT NULL, parent_id INTEGER NOT NULL, valid_from DATE, valid_until DATE,
  register_said BOOLEAN NOT NULL, -- false: learned from the places that rows of figures name
  source_id INTEGER NOT NULL
);
CREATE TABLE school_link (       -- links between schools in the words of the register; successors are memberships too
  place_id INTEGER NOT NULL, other_id INTEGER NOT NULL, kind TEXT NOT NULL, day DATE, source_id INTEGER NOT NULL,
  line INTEGER NOT NULL
);
CREATE TABLE boundary (          -- where a place lies; of several sources the last speaks
  place_id INTEGER NOT NULL, geometry TEXT NOT NULL,  -- GeoJSON, degrees of WGS84
  source_id INTEGER NOT NULL
);
CREATE TABLE neighbour_set (set_code TEXT PRIMARY KEY, title TEXT NOT NULL, source_id INTEGER NOT NULL);
CREATE TABLE neighbour (
  set_code TEXT NOT NULL, place_id INTEGER NOT NULL, rank TINYINT NOT NULL, neighbour_id INTEGER NOT NULL,
  closeness TEXT NOT NULL
);

CREATE TABLE indicator (         -- a column of a layout, or a short name of a long table
  indicator_id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
  unit TEXT NOT NULL, decimals TINYINT,
  fact TEXT NOT NULL,            -- the name pages ask for it by ("pupils", "capacity"); "" for most
  UNIQUE (dataset, name)
);
CREATE TABLE population (        -- a group in canonical text; 0 is everyone
  group_id INTEGER PRIMARY KEY, description TEXT NOT NULL UNIQUE
);
-- Figures of areas and of schools stand apart: most questions are about areas, and most rows about schools.
CREATE TABLE area_figure (
  indicator_id INTEGER NOT NULL, group_id INTEGER NOT NULL, period_code INTEGER NOT NULL, place_id INTEGER NOT NULL,
  value DOUBLE, symbol UTINYINT NOT NULL, status UTINYINT NOT NULL, label_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL, line INTEGER NOT NULL
);
CREATE TABLE school_figure (
  indicator_id INTEGER NOT NULL, group_id INTEGER NOT NULL, period_code INTEGER NOT NULL, place_id INTEGER NOT NULL,
  value DOUBLE, symbol UTINYINT NOT NULL, status UTINYINT NOT NULL, label_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL, line INTEGER NOT NULL
);
CREATE TABLE period_label (label_id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE);
CREATE TABLE place_text (        -- what registers and inspections say in words
  place_id INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, period_code INTEGER, source_id INTEGER NOT NULL,
  line INTEGER NOT NULL
);
CREATE TABLE column_note (       -- what dictionaries, sidecars and meta files say of columns
  source_id INTEGER NOT NULL, dataset TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
  description TEXT NOT NULL, unit TEXT NOT NULL, decimals TINYINT
);
CREATE TABLE dictionary_entry (  -- the interactive tool's own words on each indicator
  name TEXT NOT NULL, title TEXT NOT NULL, topic TEXT NOT NULL, polarity TEXT NOT NULL, year_type TEXT NOT NULL,
  banded BOOLEAN NOT NULL, decimals TINYINT, description TEXT NOT NULL, methodology TEXT NOT NULL,
  source_id INTEGER NOT NULL, line INTEGER NOT NULL
);
CREATE TABLE finding (
  source_id INTEGER NOT NULL, severity UTINYINT NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL,
  value TEXT NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL
);

INSERT INTO population VALUES (0, '');
