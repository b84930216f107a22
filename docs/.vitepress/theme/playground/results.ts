/** The outcome of each contact, and the requests that were sent. */
import { h, type VNode } from 'vue';
import type { Outcome } from '../../../../src/deletion/outcome.js';
import type { SandboxRequest } from '../../../../src/sandbox/request-log.js';
import type { Speech } from '../language.js';
import { type PlaygroundContact, targetId } from './setup.js';
import type { State } from './state.js';
import type { PlaygroundTexts } from './texts.js';

export function results(state: State, { say: site }: Speech, say: PlaygroundTexts): VNode {
  const settled = state.shown.filter(([, outcome]) => outcome).length;
  const status = {
    before: say.none,
    running: say.underWay(settled, state.shown.length),
    done: say.done(settled, state.requests.length),
  }[state.phase];
  return h('div', { class: 'playground-results' }, [
    h('p', { class: 'playground-status', role: 'status' }, status),
    state.error ? h('p', { role: 'alert' }, `${say.failed} ${state.error}`) : undefined,
    h('h2', { class: 'playground-heading' }, say.outcomes),
    h(
      'ul',
      { class: 'playground-outcomes' },
      state.shown.map(([contact, outcome]) => outcomeRow(contact, outcome, site, say)),
    ),
    state.stops.length > 0
      ? h('p', { class: 'playground-stops' }, `${say.stopped}: ${state.stops.join(' ')}`)
      : undefined,
    h('h2', { class: 'playground-heading' }, say.requests),
    h(
      'ol',
      { class: 'playground-requests' },
      state.requests.map((request) => requestRow(request, state.phase, say)),
    ),
  ]);
}

function outcomeRow(
  contact: PlaygroundContact,
  outcome: Outcome | undefined,
  site: Speech['say'],
  say: PlaygroundTexts,
): VNode {
  const target = h('code', `${contact.provider}:${targetId(contact)}`);
  if (!outcome) return h('li', [target, h('span', { class: 'playground-waiting' }, say.waiting)]);
  const kind = outcome.outcome;
  const notes = [
    outcome.outcome === 'deleted' ? `${outcome.permanence}, ${outcome.evidence}` : '',
    'perhapsByUs' in outcome && outcome.perhapsByUs ? site.outcomes.perhapsByUs : '',
  ].filter(Boolean);
  return h('li', [
    target,
    h('span', [h('code', { class: `outcome outcome-${kind}` }, kind), ` ${notes.join(', ')}`]),
    'reason' in outcome ? h('small', outcome.reason.message) : undefined,
  ]);
}

function requestRow(request: SandboxRequest, phase: State['phase'], say: PlaygroundTexts): VNode {
  const { provider, method, path, ids, status } = request;
  const named = ids.filter((id) => !path.includes(String(id)));
  const answer = status ?? (phase === 'running' ? '…' : say.noAnswer);
  return h('li', [
    h('code', `${provider} ${method} ${path}${named.length > 0 ? ` [${named.join(', ')}]` : ''}`),
    h('span', { class: 'playground-answer' }, `→ ${answer}`),
  ]);
}
