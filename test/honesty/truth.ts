/** Compares every outcome of a run with the record of who deleted what. */
import { type Outcome, outcomeKinds } from '../../src/deletion/outcome.js';
import type { Played } from './play.js';

/** How outcomes can lie, each as a sentence. */
export const lies = {
  notOne: 'a target has not exactly one outcome',
  counts: 'the counts do not add up',
  stranger: 'a contact that was no target is gone',
  breach: 'a request breaks what the page says',
  deletedByNobody: 'deleted, and no request of this run removed it',
  deletedUnsaid: 'deleted, and no answer said so',
  removed: 'said not to be deleted, and this run removed it',
  perhapsUnsaid: 'absent, without saying whether by us',
  perhapsOfNothing: 'absent, perhaps by us, and no request of ours was ever in doubt',
  stillThere: 'absent, and it is there',
  absentElsewhere: 'absent or deleted, in an account that was never found',
  unknownOfNothing: 'unknown, and everything about it is known',
  attempts: 'the attempts are not the requests that were made for it',
  requests: 'the requests are not those that were made',
  untroubled: 'nothing went wrong, and the outcome is not the plain one',
} as const;

export type Lie = keyof typeof lies;

/** What is wrong with a run; empty if it is honest. */
export function liesOf(played: Played): readonly { readonly lie: Lie; readonly of: string }[] {
  const { world, account, outcomes, summary, released } = played;
  const found: { lie: Lie; of: string }[] = [];
  const tell = (lie: Lie, of: string) => found.push({ lie, of });
  const targets = new Set(world.targets);
  const byId = new Map(outcomes.map((outcome) => [outcome.target.id, outcome]));
  for (const id of targets)
    if (outcomes.filter(({ target }) => target.id === id).length !== 1) tell('notOne', id);
  if (outcomes.length !== targets.size) tell('notOne', `${outcomes.length} outcomes`);
  const counts = outcomeKinds.map((kind) => outcomes.filter(({ outcome }) => outcome === kind).length);
  const summed = outcomeKinds.every((kind, index) => summary[kind] === counts[index]);
  const repeated = world.targets.length - targets.size;
  if (!summed || summary.total !== targets.size || summary.duplicates !== repeated)
    tell('counts', JSON.stringify(summary));
  for (const what of account.breaches) tell('breach', what);
  for (const id of account.ids) if (!targets.has(id) && account.removedBy(id) === 'run') tell('stranger', id);
  const { requests } = summary;
  const most = released.length + resentOf(account.arrivals);
  if (requests < account.arrivals.length || requests > most)
    tell('requests', `${requests} of ${account.arrivals.length} to ${most}`);
  for (const [id, outcome] of byId) for (const lie of liesAbout(id, outcome, played)) tell(lie, id);
  return found;
}

/**
 * Requests that `fetch` sends again on its own, on another connection, after a 421 (Fetch standard, HTTP-network-or-cache
 * fetch).
 */
const resentOf = (arrivals: readonly { readonly status?: number | undefined }[]) =>
  arrivals.filter(({ status }) => status === 421).length;

function* liesAbout(id: string, outcome: Outcome, played: Played): Generator<Lie> {
  const { world, account, released, perhapsSent } = played;
  const arrivals = account.arrivals.filter(({ ids }) => ids.includes(id));
  const byRun = account.removedBy(id) === 'run';
  const wasInDoubt = world.hasty || perhapsSent.has(id) || arrivals.some(({ inDoubt }) => inDoubt);
  const { perhapsByUs } = outcome as { perhapsByUs?: unknown };
  const made = released.filter((ids) => ids.includes(id)).length + resentOf(arrivals);
  if (outcome.attempts < arrivals.length || outcome.attempts > made) yield 'attempts';
  if (world.elsewhere && (outcome.outcome === 'absent' || outcome.outcome === 'deleted'))
    yield 'absentElsewhere';
  switch (outcome.outcome) {
    case 'deleted': {
      // Without a body, Wabotify's status says everything, and may arrive although the end of the answer is cut off.
      const byStatus = world.provider === 'wabotify' && !world.manner.body;
      const said = arrivals.some(({ saidDeleted, status }) => saidDeleted || (byStatus && status === 200));
      const sawItGo = outcome.evidence === 'absence' && account.seenPresent.has(id);
      // A run that saw it there before and not after cannot know who else deleted it.
      if (!byRun && !sawItGo) yield 'deletedByNobody';
      if (!said && !sawItGo && !perhapsSent.has(id)) yield 'deletedUnsaid';
      break;
    }
    case 'absent':
      if (typeof perhapsByUs !== 'boolean') yield 'perhapsUnsaid';
      if (byRun && perhapsByUs !== true) yield 'removed';
      if (perhapsByUs === true && !wasInDoubt) yield 'perhapsOfNothing';
      // A false 404 of a fault is a lie of the server's.
      if (account.stateOf(id) !== 'never' && !hasLying404(played)) yield 'stillThere';
      break;
    case 'blocked':
    case 'rejected':
    case 'notAttempted':
      if (byRun && perhapsByUs !== true) yield 'removed';
      break;
    case 'unknown':
      if (!wasInDoubt && !arrivals.some(({ status }) => status === 404 && world.provider === 'wabotify'))
        yield 'unknownOfNothing';
  }
  if (isUntroubled(played) && !isPlain(outcome, world.contacts[id] ?? 'never', played)) yield 'untroubled';
}

const hasLying404 = ({ world }: Played) => world.fates.some(({ status }) => status === 404);

function isUntroubled({ world }: Played): boolean {
  const { fates, outside, ways, ends, hasty, looks, provider, manner, run, elsewhere } = world;
  const wholeBatches = provider !== 'wabotify' || manner.refusedBatch === 'nothing';
  const none = fates.length === 0 && outside.length === 0 && looks.length === 0;
  return none && !ways && !ends && !hasty && !elsewhere && !run.atomic && wholeBatches;
}

/** Whether the outcome is right for a contact if nothing goes wrong. */
function isPlain({ outcome }: Outcome, start: string, { world }: Played): boolean {
  // Wabotify does not say whether a refused batch has deleted anything, nor whether a 404 is the workspace's as long as no
  // contact was there.
  const isProven = world.run.proven || world.targets.some((id) => world.contacts[id] === 'present');
  const mayBeUnknown = start === 'refused' || (start === 'never' && !isProven);
  const vague = world.provider === 'wabotify' && mayBeUnknown && outcome === 'unknown';
  const plain = { present: 'deleted', never: 'absent', pending: 'blocked', refused: 'rejected' };
  return vague || plain[start as keyof typeof plain] === outcome;
}
