/** All statements that a fleet sends to PostgreSQL, except migrations. None of them touches the tables of pg-boss. */

/** @param s The schema, already checked to be a plain name. */
export const statementsOf = (s: string) => ({
  // Accounts and their lanes

  salt: `select salt, number, major from ${s}.fleet`,

  addAccount: `
    insert into ${s}.account (provider, base_url, fingerprint, sandbox) values ($1, $2, $3, $4)
    on conflict do nothing`,

  account: `
    select id from ${s}.account where provider = $1 and base_url = $2 and fingerprint = $3 and sandbox = $4`,

  accounts: `
    select a.id, a.provider, a.base_url, a.holder, a.held_since, a.lease_until > now() as is_held,
      a.waits_until, a.stopped_guard, a.stopped_message, a.stopped_at,
      coalesce(w.parts, 0)::int as parts, coalesce(w.contacts, 0)::int as contacts
    from ${s}.account a
    left join (
      select account, count(*) as parts, sum(count) as contacts
      from ${s}.part where ended_at is null group by account
    ) w on w.account = a.id
    order by a.provider, a.id`,

  /** One worker has an account at a time. The next one gets it when the lease has run out, or was given back. */
  takeLane: `
    update ${s}.account
    set token = token + 1, holder = $2, held_since = now(), lease_until = now() + $3 * interval '1 millisecond'
    where id = $1 and (lease_until is null or lease_until < now()) and stopped_guard is null
      and (waits_until is null or waits_until < now() + $4 * interval '1 millisecond')
    returning token, in_flight, known,
      extract(epoch from now() - known_at) * 1000 as known_ms,
      greatest(0, extract(epoch from waits_until - now()) * 1000) as wait_ms`,

  /** Only while it is held: a renewal may arrive after the lane was given back. */
  renewLane: `
    update ${s}.account
    set lease_until = now() + $3 * interval '1 millisecond', in_flight = $4, known = $5, known_at = now()
    where id = $1 and token = $2 and lease_until is not null`,

  /** A provider has asked to wait. The longest wait counts. */
  holdLane: `
    update ${s}.account
    set waits_until = greatest(coalesce(waits_until, now()), now() + $3 * interval '1 millisecond'), in_flight = $4
    where id = $1 and token = $2`,

  stopLane: `
    update ${s}.account set stopped_guard = $3, stopped_message = $4, stopped_at = now()
    where id = $1 and token = $2`,

  releaseLane: `
    update ${s}.account
    set holder = null, held_since = null, lease_until = null, in_flight = $3, known = $4, known_at = now()
    where id = $1 and token = $2`,

  /** Forgets what the guard knew, too: somebody has looked into it. */
  resumeAccount: `
    update ${s}.account
    set stopped_guard = null, stopped_message = null, stopped_at = null, waits_until = null, known = null, known_at = null
    where id = $1 and stopped_guard is not null`,

  /** Accounts with work and without a worker: hand them out again. */
  idleAccounts: `
    select a.id from ${s}.account a
    where a.id = any($1::bigint[]) and a.stopped_guard is null
      and (a.lease_until is null or a.lease_until < now())
      and (a.waits_until is null or a.waits_until < now() + $2 * interval '1 millisecond')
      and exists (select from ${s}.part p where p.account = a.id and p.ended_at is null and p.problem is null)`,

  /** One transaction at a time hands an account out: a second one would have to wait for the end of the first. */
  tryToHand: `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as may`,

  // Runs and their parts

  addRun: `insert into ${s}.run (id, header, options, total, duplicates) values ($1, $2, $3, $4, $5)`,

  addPart: `
    insert into ${s}.part (run, number, account, provider, agreement, count)
    values ($1, $2, $3, $4, $5, $6) returning id`,

  setPartCount: `update ${s}.part set count = $2 where id = $1`,

  deletePart: `delete from ${s}.part where id = $1`,

  /**
   * Claims contacts that no other open run has, and returns them. Sorted, so that two of these statements cannot deadlock.
   */
  claim: `
    insert into ${s}.claim (account, agreement, contact, part)
    select $1, $2, c.contact, c.part
    from unnest($3::text[], $4::bigint[]) as c (contact, part)
    order by c.contact collate "C"
    on conflict do nothing
    returning contact`,

  claimants: `
    select contact, part from ${s}.claim where account = $1 and agreement = $2 and contact = any($3::text[])`,

  giveUpClaims: `delete from ${s}.claim where part = $1`,

  agreementOf: `select agreement from ${s}.part where id = $1`,

  addFollowers: `
    insert into ${s}.follower (run, provider, contact, leader)
    select $1, $2, f.contact, f.leader from unnest($3::text[], $4::bigint[]) as f (contact, leader)`,

  nextParts: `
    select p.id, p.run, p.provider, p.count, r.options,
      (select coalesce(max(seq) + 1, 0) from ${s}.record where part = p.id) as next
    from ${s}.part p join ${s}.run r on r.id = p.run
    where p.account = $1 and p.ended_at is null and p.problem is null and not (p.id = any($2::bigint[]))
    order by p.id limit $3`,

  hasWork: `
    select exists (
      select from ${s}.part p join ${s}.account a on a.id = p.account
      where a.id = any($1::bigint[]) and a.stopped_guard is null
        and (a.lease_until is null or a.lease_until < now())
        and (a.waits_until is null or a.waits_until < now()) and p.ended_at is null and p.problem is null
    ) as found`,

  refusePart: `
    update ${s}.part p set problem = $4 from ${s}.account a
    where p.id = $3 and a.id = $1 and a.token = $2`,

  // The record

  /**
   * Writes records for the current holder of the lane only: it locks the account's row. A contact that is settled may be
   * claimed by another run from then on, since it may have come back.
   */
  note: `
    with lane as materialized (
      select id from ${s}.account where id = $1 and token = $2 for share
    ), noted as (
      insert into ${s}.record (part, seq, type, body)
      select n.part, n.seq, n.type, n.body::json
      from unnest($3::bigint[], $4::int[], $5::text[], $6::text[]) as n (part, seq, type, body), lane
      returning 1
    ), settled as (
      delete from ${s}.claim c
      using unnest($9::bigint[], $10::text[]) as n (part, contact), ${s}.part p, lane
      where p.id = n.part and c.part = n.part
        and c.account = p.account and c.agreement = p.agreement and c.contact = n.contact
    ), ended as (
      update ${s}.part p set ended_at = now(), counts = e.counts::json
      from unnest($7::bigint[], $8::text[]) as e (part, counts), lane
      where p.id = e.part returning p.id
    ), freed as (
      delete from ${s}.claim c using ended where c.part = ended.id
    )
    select (select count(*) from lane) as held`,

  /** The first records of a part, written when it is enqueued: nobody works on it yet. */
  noteFirst: `
    insert into ${s}.record (part, seq, type, body)
    select n.part, n.seq, n.type, n.body::json
    from unnest($1::bigint[], $2::int[], $3::text[], $4::text[]) as n (part, seq, type, body)`,

  firstSession: `
    select body from ${s}.record where part = any($1::bigint[]) and type = 'session' order by body ->> 'at' limit 1`,

  records: `select seq, type, body from ${s}.record where part = $1 and seq >= $2 order by seq limit $3`,

  // The state of runs

  run: `select id, header, options, created_at, total, duplicates, receipt, forgotten_at from ${s}.run where id = $1`,

  runs: `
    select r.id, r.created_at, r.total, r.forgotten_at,
      exists (select from ${s}.part p where p.run = r.id and p.ended_at is null)
        or exists (
          select from ${s}.follower f join ${s}.part p on p.id = f.leader where f.run = r.id and p.ended_at is null
        ) as is_open
    from ${s}.run r order by r.created_at desc limit $1`,

  parts: `
    select p.id, p.number, p.provider, p.count, p.account, p.ended_at, p.counts, p.problem,
      (select coalesce(max(seq) + 1, 0) from ${s}.record where part = p.id) as next
    from ${s}.part p where p.run = $1 order by p.number`,

  leaders: `
    select f.provider, f.contact, f.leader, p.ended_at, p.account, p.problem,
      (select coalesce(max(seq) + 1, 0) from ${s}.record where part = p.id) as next
    from ${s}.follower f join ${s}.part p on p.id = f.leader
    where f.run = $1 order by f.leader, f.contact`,

  /** Whoever changes what is left of a run, or forgets it, locks it. */
  lockRun: `select forgotten_at from ${s}.run where id = $1 for update`,

  /** Waits for runs that are about to follow one of the parts. */
  lockParts: `select id from ${s}.part where run = $1 for update`,

  forgottenAt: `select forgotten_at from ${s}.run where id = $1`,

  /** Whether workers have something left to do for a run, and whether they are unable to do any of it. */
  progress: `
    select coalesce(bool_or(true), false) as is_open,
      coalesce(bool_and(a.stopped_guard is not null or p.problem is not null), false) as is_stuck
    from ${s}.part p join ${s}.account a on a.id = p.account
    where p.ended_at is null
      and (p.run = $1 or p.id in (select leader from ${s}.follower where run = $1))`,

  stops: `
    select distinct a.id, a.provider, a.stopped_guard, a.stopped_message
    from ${s}.account a join ${s}.part p on p.account = a.id
    where (p.run = $1 or p.id in (select leader from ${s}.follower where run = $1))
      and p.ended_at is null and a.stopped_guard is not null`,

  reopenPart: `update ${s}.part set ended_at = null, counts = null, problem = null where id = $1`,

  unfollow: `delete from ${s}.follower where run = $1 and provider = $2 and contact = any($3::text[])`,

  nextNumber: `select coalesce(max(number) + 1, 1) as number from ${s}.part where run = $1`,

  setOptions: `update ${s}.run set options = $2 where id = $1`,

  // Retention

  forgettable: `
    select r.id from ${s}.run r
    where r.forgotten_at is null and r.created_at < $1 and ($2::uuid is null or r.id = $2)
      and not exists (select from ${s}.part p where p.run = r.id and (p.ended_at is null or p.ended_at >= $1))
      and not exists (
        select from ${s}.follower f join ${s}.part p on p.id = f.leader
        where f.run = r.id and (p.ended_at is null or p.ended_at >= $1)
      )
      and not exists (
        select from ${s}.follower f join ${s}.part p on p.id = f.leader join ${s}.run o on o.id = f.run
        where p.run = r.id and o.id <> r.id and o.forgotten_at is null
      )
    order by r.created_at limit 100`,

  keepReceipt: `
    update ${s}.run set receipt = $2, header = $3, forgotten_at = now() where id = $1 and forgotten_at is null`,

  forgetRecords: `delete from ${s}.record where part in (select id from ${s}.part where run = $1)`,

  forgetFollowers: `delete from ${s}.follower where run = $1`,
});

export type Statements = ReturnType<typeof statementsOf>;
