-- What waits for people, and how each is told of it.

CREATE TABLE task (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  subject TEXT NOT NULL,
  due TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  owner_person TEXT NOT NULL,
  room TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX task_place ON task (state, place);
CREATE INDEX task_owner ON task (owner_person, state);
CREATE INDEX task_changed ON task (changed_at);

CREATE TABLE notice_settings (
  person TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  calendar_hash TEXT NOT NULL,
  last_visit TEXT NOT NULL,
  this_visit TEXT NOT NULL
);
CREATE INDEX notice_settings_calendar ON notice_settings (calendar_hash);

CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  path TEXT NOT NULL,
  tries BIGINT NOT NULL,
  sent_at TEXT NOT NULL
);
CREATE INDEX notice_waiting ON notice (sent_at, person);
