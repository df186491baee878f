/** The tables that metrics ask: the daily relation judged and joined, and the catalogue beside it. Days are half-open before $as_of. */

/**
 * Statements that make the empty tables. `run` holds qualifying runs only: known team, person as actor, day before
 * $as_of and within retention, outcome ok, error or not said. Every table stands even when nothing fills it.
 */
export const tables: Record<string, string> = {
  plugin: `CREATE OR REPLACE TABLE plugin (
    name VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    owner VARCHAR,
    lifecycle VARCHAR,                -- draft, published, deprecated, disabled or removed; null when not described
    published DATE,                   -- first day it was offered, as far as releases, lifecycle and git tell
    created DATE,                     -- first day it is known from
    audience INTEGER,                 -- number of teams it is meant for, its owner included; null for everyone
    cadence_days INTEGER,             -- days between expected uses; null when not declared
    active DATE,                      -- last commit, release or issue reply
    vetted BOOLEAN NOT NULL           -- the version on offer has an unexpired review on $as_of
  )`,
  release:
    'CREATE OR REPLACE TABLE release (plugin VARCHAR NOT NULL, version VARCHAR NOT NULL, day DATE NOT NULL, next DATE)',
  approval: `CREATE OR REPLACE TABLE approval (
    plugin VARCHAR NOT NULL, version VARCHAR NOT NULL, tier VARCHAR NOT NULL,
    first DATE NOT NULL, until DATE NOT NULL   -- until is the first day on which it no longer counts
  )`,
  team: 'CREATE OR REPLACE TABLE team (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, wave VARCHAR, onboarded DATE, offboarded DATE, people INTEGER)',
  wave: 'CREATE OR REPLACE TABLE wave (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, start DATE NOT NULL, place INTEGER NOT NULL)',
  run: `CREATE OR REPLACE TABLE run (
    day DATE NOT NULL, team VARCHAR NOT NULL, person VARCHAR,
    plugin VARCHAR,                   -- name in the catalogue; as written when ad hoc, which can be a name of the catalogue too: ask by class; null when unattributed
    version VARCHAR, component VARCHAR, surface VARCHAR,
    class VARCHAR NOT NULL,           -- vetted, listed, adhoc or unattributed, on the day of the run
    runs BIGINT NOT NULL, failures BIGINT, duration_ms BIGINT
  )`,
  load: 'CREATE OR REPLACE TABLE load (day DATE NOT NULL, team VARCHAR NOT NULL, plugin VARCHAR, version VARCHAR, sessions BIGINT NOT NULL)',
  connector_call: `CREATE OR REPLACE TABLE connector_call (
    day DATE NOT NULL, team VARCHAR NOT NULL, person VARCHAR, connector VARCHAR NOT NULL, plugin VARCHAR,
    calls BIGINT NOT NULL, failures BIGINT
  )`,
  issue: `CREATE OR REPLACE TABLE issue (         -- answered and closed are null when that had not happened by $as_of
    plugin VARCHAR NOT NULL, opened TIMESTAMP NOT NULL, answered TIMESTAMP, closed TIMESTAMP, by_release BOOLEAN
  )`,
  contribution: `CREATE OR REPLACE TABLE contribution (
    plugin VARCHAR NOT NULL, person VARCHAR NOT NULL, day DATE NOT NULL,
    kind VARCHAR NOT NULL,            -- commit or review
    count BIGINT NOT NULL
  )`,
  connector_change: 'CREATE OR REPLACE TABLE connector_change (connector VARCHAR NOT NULL, day DATE NOT NULL)',
  used: `CREATE OR REPLACE TABLE used (           -- M1 use: at least $use_runs runs on $use_days days in the $window_days before $as_of
    plugin VARCHAR NOT NULL, team VARCHAR NOT NULL, own BOOLEAN NOT NULL, runs BIGINT NOT NULL, days INTEGER NOT NULL
  )`,
  used_ever: `CREATE OR REPLACE TABLE used_ever (   -- M1 use with the whole retention as its window; first and last day of a run
    plugin VARCHAR NOT NULL, team VARCHAR NOT NULL, own BOOLEAN NOT NULL, first DATE NOT NULL, last DATE NOT NULL
  )`,
}

/** Tables that preparing needs for itself: what names mean, and every row of the daily relation with its team and what speaks against it. */
export const workTables: Record<string, string> = {
  plugin_name: 'CREATE OR REPLACE TABLE plugin_name (written VARCHAR PRIMARY KEY, meant VARCHAR)',
  team_name: 'CREATE OR REPLACE TABLE team_name (written VARCHAR PRIMARY KEY, meant VARCHAR)',
  connector_name: 'CREATE OR REPLACE TABLE connector_name (written VARCHAR PRIMARY KEY, meant VARCHAR)',
  marketplace_name: 'CREATE OR REPLACE TABLE marketplace_name (written VARCHAR PRIMARY KEY)',
}
