-- People as providers of single sign-on know them, and the grants that their rules gave.

CREATE TABLE single_sign_on_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
);

CREATE TABLE single_sign_on_grant (
  held_grant TEXT PRIMARY KEY,
  issuer TEXT NOT NULL
);
