import type { Step } from './migrations.ts';

/**
 * Every printable sign of ASCII beside letters and digits: with them, and all that is not ASCII, a word of the index is
 * what stands between two spaces. Twice quoted, as FTS5 wants it.
 */
const signs = '!""#$%&\'\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** The shape of the store, step by step. Days are `2026-06-15`, times ISO in UTC, lists JSON. */
export const steps: readonly Step[] = [
  {
    name: '1 papers and listings',
    sql: `
      CREATE TABLE papers (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        abstract TEXT NOT NULL,
        authors TEXT NOT NULL,
        published_on TEXT,
        organization TEXT,
        gist TEXT,
        keywords TEXT NOT NULL,
        categories TEXT NOT NULL,
        code_url TEXT,
        code_stars INTEGER,
        project_url TEXT,
        url TEXT,
        seen_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE listings (
        paper INTEGER NOT NULL REFERENCES papers,
        day TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('huggingface', 'arxiv')),
        rank INTEGER NOT NULL,
        votes INTEGER,
        comments INTEGER,
        PRIMARY KEY (paper, day, source)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX lists ON listings (source, day, rank);

      CREATE TABLE readings (
        source TEXT NOT NULL CHECK (source IN ('huggingface', 'arxiv')),
        day TEXT NOT NULL,
        papers INTEGER NOT NULL,
        changed_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        problem TEXT,
        PRIMARY KEY (source, day)
      ) STRICT, WITHOUT ROWID;`,
  },
  {
    name: '2 search',
    // The index keeps no text (content=''): papers has it, and what a word's form is belongs to src/query/words.ts.
    sql: `
      CREATE VIRTUAL TABLE words USING fts5 (
        title, keywords, authors, abstract, organization, facts,
        content='', contentless_delete=1, detail=full, tokenize="ascii tokenchars '${signs}'"
      );
      CREATE TABLE words_made_as (forms TEXT NOT NULL) STRICT;

      CREATE TABLE standings (
        paper INTEGER PRIMARY KEY REFERENCES papers,
        id TEXT NOT NULL,
        votes INTEGER NOT NULL,
        day TEXT NOT NULL,
        listed_on TEXT NOT NULL
      ) STRICT;
      CREATE INDEX most_votes ON standings (votes DESC, day DESC, id);
      CREATE INDEX newest ON standings (day DESC, votes DESC, id);`,
  },
  {
    name: '3 outbox',
    sql: `
      CREATE TABLE editions (
        number INTEGER PRIMARY KEY,
        place TEXT NOT NULL,
        name TEXT NOT NULL,
        due_at TEXT NOT NULL,
        planned_at TEXT NOT NULL,
        UNIQUE (place, name)
      ) STRICT;
      CREATE INDEX editions_due ON editions (place, due_at);

      CREATE TABLE had (
        place TEXT NOT NULL,
        paper TEXT NOT NULL,
        edition INTEGER NOT NULL REFERENCES editions,
        PRIMARY KEY (place, paper)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE deliveries (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        edition INTEGER NOT NULL REFERENCES editions,
        part INTEGER NOT NULL,
        place TEXT NOT NULL,
        platform TEXT NOT NULL,
        body TEXT NOT NULL,
        papers TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL,
        not_before TEXT,
        lease_until TEXT,
        message_id TEXT,
        reason TEXT,
        settled_at TEXT,
        UNIQUE (edition, part),
        CONSTRAINT state_and_its_columns CHECK (CASE state
          WHEN 'pending' THEN not_before IS NOT NULL
            AND coalesce(lease_until, message_id, reason, settled_at) IS NULL
          WHEN 'claimed' THEN lease_until IS NOT NULL AND attempts > 0
            AND coalesce(not_before, message_id, reason, settled_at) IS NULL
          WHEN 'sent' THEN message_id IS NOT NULL AND settled_at IS NOT NULL
            AND coalesce(not_before, lease_until, reason) IS NULL
          WHEN 'failed' THEN reason IS NOT NULL AND settled_at IS NOT NULL
            AND coalesce(not_before, lease_until, message_id) IS NULL
          ELSE FALSE END)
      ) STRICT;
      CREATE INDEX unsettled ON deliveries (place, number, state) WHERE state IN ('pending', 'claimed');
      CREATE INDEX deliveries_of ON deliveries (place, number);`,
  },
  {
    name: '4 choices',
    sql: 'CREATE TABLE choices (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  },
  {
    name: '5 told',
    sql: `
      CREATE TABLE told (
        reader TEXT NOT NULL,
        paper TEXT NOT NULL,
        told_at TEXT NOT NULL,
        PRIMARY KEY (reader, paper)
      ) STRICT, WITHOUT ROWID;`,
  },
  {
    name: '6 doubts and pauses',
    // A part that was claimed when the store was still of the older shape may have been sent: it is in doubt since it was planned.
    sql: `
      ALTER TABLE deliveries ADD COLUMN first_tried_at TEXT;
      ALTER TABLE deliveries ADD COLUMN tried_at TEXT;
      ALTER TABLE deliveries ADD COLUMN in_doubt_since TEXT;
      ALTER TABLE deliveries ADD COLUMN trouble TEXT;
      ALTER TABLE deliveries ADD COLUMN failure_told INTEGER NOT NULL DEFAULT 0;
      UPDATE deliveries SET tried_at = (SELECT planned_at FROM editions WHERE number = edition)
        WHERE state = 'claimed';
      UPDATE deliveries SET failure_told = 1 WHERE state = 'failed';
      CREATE INDEX failures_to_tell ON deliveries (place) WHERE state = 'failed' AND failure_told = 0;

      CREATE TABLE pauses (
        place TEXT PRIMARY KEY,
        since TEXT NOT NULL,
        reason TEXT NOT NULL,
        everywhere INTEGER NOT NULL,
        told INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        ended_at TEXT
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE presence (began TEXT PRIMARY KEY, seen TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  },
  {
    name: '7 marks',
    sql: `
      CREATE TABLE marks (
        reader TEXT NOT NULL,
        place TEXT NOT NULL,
        paper TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('like', 'dislike')),
        at TEXT NOT NULL,
        PRIMARY KEY (reader, place, paper)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX marks_of_place ON marks (place, at);`,
  },
  {
    name: '8 queue and threads',
    sql: `
      ALTER TABLE deliveries ADD COLUMN thread TEXT;
      CREATE INDEX queue ON deliveries (platform, part, number, place, state, not_before, lease_until)
        WHERE state IN ('pending', 'claimed');`,
  },
  {
    name: '9 files of deliveries',
    // JSON: what travels beside the body, until the part is sent.
    sql: 'ALTER TABLE deliveries ADD COLUMN files TEXT;',
  },
  {
    name: 'meaning',
    // All of it is derived from papers and can be made anew. Signs stand in rows of 1,024 papers, read and written whole.
    sql: `
      CREATE TABLE vectors (paper INTEGER PRIMARY KEY REFERENCES papers, eight BLOB NOT NULL) STRICT;
      CREATE TABLE vector_signs (block INTEGER PRIMARY KEY, changed INTEGER NOT NULL, signs BLOB NOT NULL) STRICT;
      CREATE TABLE vectors_made_by (
        model TEXT NOT NULL,
        dimensions INTEGER NOT NULL,
        changes INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE bags (paper INTEGER PRIMARY KEY REFERENCES papers, bag BLOB NOT NULL) STRICT;
      CREATE TABLE vocabulary (word TEXT PRIMARY KEY, papers INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE unembedded (paper INTEGER PRIMARY KEY REFERENCES papers) STRICT;
      INSERT INTO unembedded SELECT number FROM papers;`,
  },
  {
    name: 'holds',
    sql: 'CREATE TABLE holds (place TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  },
  {
    name: 'threads opened',
    sql: 'CREATE INDEX threads_opened ON deliveries (message_id) WHERE thread IS NOT NULL;',
  },
  {
    name: 'own gists',
    sql: `
      ALTER TABLE papers ADD COLUMN own_gist TEXT;
      ALTER TABLE papers ADD COLUMN own_gist_by TEXT CHECK (own_gist_by IN ('sentence', 'machine'));`,
  },
  {
    name: 'failed deliveries',
    sql: "CREATE INDEX failed ON deliveries (number) WHERE state = 'failed';",
  },
  {
    name: 'runs',
    sql: `
      CREATE TABLE runs (
        task TEXT PRIMARY KEY,
        turn TEXT NOT NULL,
        until_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;`,
  },
  {
    name: 'copy of a shared store',
    // One row, where the file is a copy's own: of which shared store its papers are, and the last change that it has.
    sql: 'CREATE TABLE copy_of (store TEXT NOT NULL, changed INTEGER NOT NULL) STRICT;',
  },
  {
    name: 'once',
    sql: `
      CREATE TABLE once (name TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX once_until ON once (until);`,
  },
  {
    name: 'shared bodies',
    // What a delivery's body names, where many places get the same: its hash behind a #.
    sql: `
      CREATE TABLE bodies (hash TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE INDEX bodies_shared ON deliveries (body) WHERE substr(body, 1, 1) = '#';`,
  },
  {
    name: 'any source',
    // Which sources there are says `src/listing.ts` alone, and reading a row holds it to that.
    sql: `
      CREATE TABLE listings_now (
        paper INTEGER NOT NULL REFERENCES papers,
        day TEXT NOT NULL,
        source TEXT NOT NULL,
        rank INTEGER NOT NULL,
        votes INTEGER,
        comments INTEGER,
        PRIMARY KEY (paper, day, source)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO listings_now SELECT paper, day, source, rank, votes, comments FROM listings;
      DROP TABLE listings;
      ALTER TABLE listings_now RENAME TO listings;
      CREATE INDEX lists ON listings (source, day, rank);

      CREATE TABLE readings_now (
        source TEXT NOT NULL,
        day TEXT NOT NULL,
        papers INTEGER NOT NULL,
        changed_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        problem TEXT,
        PRIMARY KEY (source, day)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO readings_now SELECT source, day, papers, changed_at, read_at, problem FROM readings;
      DROP TABLE readings;
      ALTER TABLE readings_now RENAME TO readings;`,
  },
];
