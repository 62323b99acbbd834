/** Answers of the server's queries, for when it is away. */
export const queryAnswers = `
  CREATE TABLE query_answers (
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    input TEXT NOT NULL,
    value TEXT NOT NULL,
    as_of INTEGER NOT NULL,
    PRIMARY KEY (account_id, name, input)
  ) STRICT;
  CREATE INDEX query_answers_as_of ON query_answers (as_of);`;
