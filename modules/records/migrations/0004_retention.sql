-- What has outlived its time, and what a person said of it before it was destroyed.

CREATE TABLE retention_item (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  record_class TEXT NOT NULL,
  record TEXT NOT NULL,
  began TEXT NOT NULL,
  due TEXT NOT NULL,
  action TEXT NOT NULL,
  state TEXT NOT NULL,
  hold_until TEXT NOT NULL,
  reviewed_by TEXT NOT NULL
);
CREATE INDEX retention_item_record ON retention_item (record_class, record);
CREATE INDEX retention_item_state ON retention_item (state, due);
