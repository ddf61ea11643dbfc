/** The end of the log, so that a log cut short is found out. */
export const head = `
  -- The last committed step's sequence (-1: none) and checksum: the one row that is rewritten, with every step.
  CREATE TABLE head (only INTEGER PRIMARY KEY CHECK (only = 0), sequence INTEGER NOT NULL, checksum TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO head
    SELECT 0, coalesce(max(sequence), -1), coalesce((SELECT checksum FROM steps ORDER BY sequence DESC LIMIT 1), '')
    FROM steps;
`;
