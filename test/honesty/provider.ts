/** One provider in one world: receives requests, does their work or does not, and answers correctly or with a fault. */
import { Account, type Arrival, type Start } from './account.js';
import { type Answer, bytesOf } from './answer.js';
import {
  type Body,
  type Effect,
  type Fate,
  isAboutContacts,
  type LookFate,
  provesNothingDone,
} from './faults.js';
import { contactOf, type Manner, type Name, pages, type Received } from './pages.js';

/** What is sent back over the connection, and what happens to it then. */
export interface Reply {
  readonly bytes: Buffer;
  readonly end: Fate['end'];
}

export interface Script {
  readonly provider: Name;
  readonly contacts: Readonly<Record<string, Start>>;
  readonly manner: Manner;
  /** The account is elsewhere, or does not exist: Wabotify answers everything with 404. */
  readonly elsewhere: boolean;
  /** By request, in the order of arrival; after that, everything is as on the pages. */
  readonly fates: readonly Fate[];
  readonly looks: readonly LookFate[];
  /** Contacts that a party outside the run deletes right before a request arrives, counted from 0. */
  readonly outside: readonly { readonly id: string; readonly before: number }[];
}

const asPaged: Fate = { body: 'own', effect: 'all', mask: 0, chunked: false, end: 'keep', share: 0 };
const statusOf = { never: 404, pending: 409, refused: 400 } as const;

export class FakeProvider {
  readonly account: Account;
  /** Called when a deletion arrives, before anything is done, with its number from 0. */
  onArrival: (number: number) => void = () => {};
  /** Whether a request for the contact was cut off on its way: as far as the run knows, it may have arrived. */
  isPerhapsSent: (id: string) => boolean = () => false;
  readonly #script: Script;
  #looks = 0;

  constructor(script: Script) {
    this.#script = script;
    this.account = new Account(script.provider, script.contacts);
  }

  /** @param tooLate This side is closing the connection: the request is read, but not carried out. */
  receive(request: Received, tooLate = false): Reply {
    const { provider, manner, fates, outside } = this.#script;
    const page = pages[provider];
    const { account } = this;
    const { header, value } = page.credential;
    if (request.headers.get(header) !== value) account.breaches.push(`the credential in ${header}`);
    const asked = page.asked(request);
    if (asked.kind === 'breach') {
      account.breaches.push(asked.what);
      return { bytes: bytesOf({ status: 400, type: '', body: '' }, request.method, {}), end: 'fin' };
    }
    if (asked.kind === 'look') return this.#look(request.method, asked.ids[0] ?? '', tooLate);
    const number = account.arrivals.length;
    this.onArrival(number);
    for (const { id, before } of outside) if (before === number) account.removeFromOutside(id);
    const arrival = account.arrive(asked.ids);
    const fate = fates[number] ?? asPaged;
    if (tooLate || fate.unread) return { bytes: Buffer.alloc(0), end: 'reset' };
    const answer = this.#answer(arrival, fate);
    account.tick();
    return this.#reply(arrival, fate, answer, manner);
  }

  #answer(arrival: Arrival, fate: Fate): Answer {
    const { provider } = this.#script;
    const { status } = fate;
    // A success in the provider's own form is never a lie here, and Wabotify's may be empty. About a single contact that is
    // gone, no provider says that its id is malformed, or that it is there.
    const liesAboutGone =
      isAboutContacts(status) && arrival.ids.every((id) => this.account.stateOf(id) === 'never');
    const saysDone =
      status === 200 && (fate.body === 'own' || (provider === 'wabotify' && fate.body === 'empty'));
    if (status === undefined || saysDone || liesAboutGone) return this.#byThePage(arrival);
    if (!provesNothingDone(provider, status, arrival.ids.length)) {
      const work = () => this.account.remove(arrival, this.#chosen(arrival.ids, fate.effect, fate.mask));
      if (fate.late === undefined) work();
      else this.account.later(fate.late, work);
    }
    const { type, body } = this.#body(fate.body, status, arrival.ids);
    return { status, type, body, retryAfter: fate.retryAfter };
  }

  #byThePage(arrival: Arrival): Answer {
    const { provider, manner, elsewhere } = this.#script;
    const { account } = this;
    const { ids } = arrival;
    const isAtFault = (id: string) => account.stateOf(id) !== 'present';
    const atFault = ids.find(isAtFault);
    const type = 'application/json';
    if (elsewhere) return { status: 404, type, body: pages[provider].error(404, ids[0] ?? '', manner) };
    if (atFault === undefined) {
      account.remove(arrival, ids);
      return { status: 200, type, body: pages[provider].success(ids, manner) };
    }
    if (provider === 'wabotify' && ids.length > 1) {
      const upToIt = ids.slice(0, ids.indexOf(atFault));
      account.remove(arrival, { nothing: [], upToIt, allButIt: ids }[manner.refusedBatch]);
    }
    const status = statusOf[account.stateOf(atFault) as keyof typeof statusOf];
    return { status, type, body: pages[provider].error(status, atFault, manner) };
  }

  /** How much of a request is carried out. Huduma's are transactions: all of it, or nothing. */
  #chosen(ids: readonly string[], effect: Effect, mask: number): readonly string[] {
    if (this.#script.elsewhere) return [];
    if (this.#script.provider === 'huduma') {
      const possible = ids.every((id) => this.account.stateOf(id) === 'present');
      return possible && effect === 'all' ? ids : [];
    }
    if (effect === 'some') return ids.filter((_, index) => (mask >> index) & 1);
    return effect === 'all' ? ids : [];
  }

  #body(body: Body, status: number, ids: readonly string[]): { type: string; body: string } {
    const { provider, manner } = this.#script;
    const type = 'application/json';
    switch (body) {
      case 'own':
        return { type, body: pages[provider].error(status, '', manner) };
      case 'html':
        return { type: 'text/html', body: '<html><h1>Please log in</h1></html>' };
      case 'empty':
        return { type: '', body: '' };
      case 'notJson':
        return { type, body: '{"status": "200 OK", "code": 0, "da' };
      case 'otherJson':
        return { type, body: '{"error":{"reason":"upstream"}}' };
      case 'denies': {
        const of = { huduma: '{"status":"500 ERROR","code":5000,"data":[]}', wabotify: '{"success":false}' };
        return { type, body: provider === 'sendme123' ? contactOf(`not-${ids[0]}`) : of[provider] };
      }
    }
  }

  #reply(arrival: Arrival, fate: Fate, answer: Answer, manner: Manner): Reply {
    const { provider } = this.#script;
    const bytes = bytesOf(answer, 'DELETE', fate);
    const isWhole = fate.end === 'keep' || fate.end === 'close';
    arrival.status = answer.status;
    const ownSuccess = answer.status === 200 && answer.body === pages[provider].success(arrival.ids, manner);
    const sent = isWhole ? bytes : bytes.subarray(0, Math.floor(bytes.length * fate.share));
    // If the body is optional, the head says everything; otherwise the whole body does, even if its framing is cut off.
    const said = sent.includes(provider === 'wabotify' ? '\r\n\r\n' : answer.body);
    arrival.saidDeleted = said && ownSuccess;
    const plain = isWhole && fate.odd === undefined && (fate.status === undefined || fate.body === 'own');
    const settles = ownSuccess || provesNothingDone(provider, answer.status, arrival.ids.length);
    arrival.inDoubt = !(plain && settles);
    return { bytes: sent, end: fate.end };
  }

  #look(method: string, id: string, tooLate: boolean): Reply {
    const { account } = this;
    const { provider, manner, elsewhere, looks } = this.#script;
    const { found = () => '', denied = () => '' } = pages[provider];
    const fate = looks[this.#looks++] ?? 'own';
    if (tooLate) return { bytes: Buffer.alloc(0), end: 'reset' };
    const type = 'application/json';
    const reply = (answer: Answer): Reply => ({ bytes: bytesOf(answer, method, {}), end: 'keep' });
    if (typeof fate === 'number') return reply({ status: fate, type, body: '', retryAfter: '1' });
    if (fate === 'html') return reply({ status: 200, type: 'text/html', body: '<html></html>' });
    if (fate === 'somebodyElse') return reply({ status: 200, type, body: found(`not-${id}`, id, manner) });
    if (fate === 'denied') return reply({ status: 200, type, body: denied(id, manner) });
    const state = elsewhere ? 'never' : account.stateOf(id);
    if (state === 'never' || state === 'refused') return reply({ status: statusOf[state], type, body: '' });
    // A look-up before the first request for a contact says nothing about what that request did.
    if (this.isPerhapsSent(id) || account.arrivals.some(({ ids }) => ids.includes(id)))
      account.seenPresent.add(id);
    return reply({ status: 200, type, body: found(id, id, manner) });
  }
}
