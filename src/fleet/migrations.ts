/** The tables of a fleet, as numbered migrations. A released migration is never edited: a change needs a new one. */

/** @param s The schema, already checked to be a plain name. */
export const migrationsOf = (s: string): readonly string[] => [
  `
  -- One row: which fleet this is.
  create table ${s}.fleet (
    only_one boolean primary key default true check (only_one),
    number int not null,
    major int not null,
    -- Of the fingerprints of accounts, so that the same account has the same one on each machine.
    salt text not null,
    created_at timestamptz not null default now()
  );

  -- An account is a lane: one worker works on it at a time. The credential itself is nowhere.
  create table ${s}.account (
    id bigint generated always as identity primary key,
    provider text not null,
    base_url text not null,
    fingerprint text not null,
    -- What is rehearsed there has nothing to do with what is real, and has another lane.
    sandbox boolean not null,
    token bigint not null default 0,
    holder text,
    held_since timestamptz,
    lease_until timestamptz,
    waits_until timestamptz,
    in_flight int,
    known jsonb,
    known_at timestamptz,
    stopped_guard text,
    stopped_message text,
    stopped_at timestamptz,
    unique (provider, base_url, fingerprint, sandbox)
  );

  -- A run, with everything about its plan but the contacts. json keeps the order of keys, which the digest needs.
  create table ${s}.run (
    id uuid primary key,
    header json not null,
    options json not null,
    created_at timestamptz not null default now(),
    total int not null,
    duplicates int not null,
    receipt json,
    forgotten_at timestamptz
  );
  create index run_created on ${s}.run (created_at);

  -- Some thousand contacts of a run, all of one account. What is open has no end yet.
  create table ${s}.part (
    id bigint generated always as identity primary key,
    run uuid not null references ${s}.run on delete cascade,
    number int not null,
    account bigint not null references ${s}.account,
    provider text not null,
    agreement text not null,
    count int not null,
    ended_at timestamptz,
    counts json,
    problem text,
    unique (run, number)
  );
  create index part_open on ${s}.part (account, id) where ended_at is null;

  -- What happened, in its order, and never changed: targets, sessions, intents, outcomes, stops, ends.
  create table ${s}.record (
    part bigint not null references ${s}.part on delete cascade,
    seq int not null,
    type text not null,
    body json not null,
    primary key (part, seq)
  );

  -- Contacts of open parts: each is sent for one of them.
  create table ${s}.claim (
    account bigint not null references ${s}.account,
    agreement text not null,
    contact text collate "C" not null,
    part bigint not null references ${s}.part on delete cascade,
    primary key (account, agreement, contact)
  );
  create index claim_part on ${s}.claim (part);

  -- Contacts of a run that another run had in hand already: what it says of them holds for both.
  create table ${s}.follower (
    run uuid not null references ${s}.run on delete cascade,
    provider text not null,
    contact text not null,
    leader bigint not null references ${s}.part on delete cascade,
    primary key (run, provider, contact)
  );
  create index follower_leader on ${s}.follower (leader);

  -- For queries by people and programs: the outcomes, a row each. A contact that was asked about again has several.
  create view ${s}.outcome as
    select p.run, p.provider, r.body ->> 'id' as contact, r.body ->> 'outcome' as outcome,
      r.body ->> 'permanence' as permanence, r.body ->> 'evidence' as evidence,
      r.body -> 'reason' ->> 'code' as reason, (r.body ->> 'at')::timestamptz as at, r.part, r.seq
    from ${s}.record r join ${s}.part p on p.id = r.part
    where r.type = 'outcome';
  `,
];
