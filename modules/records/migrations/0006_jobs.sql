-- Long work, its progress and what came of it.

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  arguments TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_by_kind TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  progress_what TEXT NOT NULL,
  progress_done BIGINT NOT NULL,
  progress_total BIGINT NOT NULL,
  result TEXT NOT NULL,
  problem TEXT NOT NULL,
  findings TEXT NOT NULL
);
CREATE INDEX job_asked ON job (asked_at);
CREATE INDEX job_state ON job (state);
