-- How people and machines show who they are. Secrets lie here hashed, or sealed under a key outside the store.

CREATE TABLE sign_in_account (
  person TEXT PRIMARY KEY,
  passphrase_hash TEXT NOT NULL,
  totp_sealed TEXT NOT NULL,
  totp_confirmed TEXT NOT NULL,
  totp_last_step BIGINT NOT NULL,
  last_signed_in TEXT NOT NULL
);

CREATE TABLE recovery_code (
  person TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  PRIMARY KEY (person, code_hash)
);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL,
  person TEXT NOT NULL,
  change_token TEXT NOT NULL,
  means TEXT NOT NULL,
  second_factor TEXT NOT NULL,
  started TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  until TEXT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL
);
CREATE INDEX session_person ON session (person);

CREATE TABLE one_time_link (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  purpose TEXT NOT NULL,
  expires TEXT NOT NULL
);
CREATE INDEX one_time_link_person ON one_time_link (person);

CREATE TABLE machine_token (
  token_hash TEXT PRIMARY KEY,
  client TEXT NOT NULL,
  made_at TEXT NOT NULL,
  last_used TEXT NOT NULL
);
CREATE INDEX machine_token_client ON machine_token (client);
