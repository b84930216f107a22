/** The searches and the list of the contacts at Wabotify. */
import type { components } from '../../../generated/wabotify/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import type { SandboxClock } from '../../sandbox/clock.js';
import { type ListTrap, pageOf } from '../../sandbox/listing.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';
import { type readSeeds, WORKSPACE_ID } from './fake-contacts.js';

type Schemas = components['schemas'];

/** How searches and the list behave, of which the pages leave much open. */
export interface WabotifyListSettings {
  /**
   * How a search compares. `equal`: the digits of a number, or the whole address in capital or small letters. `within`: whoever
   * has it somewhere inside. `ignored`: everybody is found.
   * @default equal
   */
  readonly search: 'equal' | 'within' | 'ignored';
  /**
   * What a search that finds nobody is answered with. `notFound`: a 404, as its pages say. `emptyList`: a 200 with nobody in
   * it. `noSuccess`: a 200 that says itself that it is no success.
   * @default notFound
   */
  readonly nobody: 'notFound' | 'emptyList' | 'noSuccess';
  /**
   * What is wrong with the list. `tokenAfterFullPage`: a full page at its end has a token all the same, which leads to an empty
   * page. The others are about its pages.
   * @default nothing
   */
  readonly list: ListTrap | 'tokenAfterFullPage';
}

const PAGE_SIZE = 20;

const NO_SUCCESS: Schemas['NoContact'] = {
  success: false,
  code: 404,
  errorCode: 'CONTACT_NOT_FOUND',
  message: 'Contact not found.',
  data: null,
};

/** The answers to these calls by operation. Unless one is done, nothing changes. */
export function createLists(
  { store, add, detailsOf, remove }: ReturnType<typeof readSeeds>,
  settings: Partial<WabotifyListSettings>,
  clock: SandboxClock,
): Readonly<Record<string, (request: RoutedRequest, done: boolean) => Answer>> {
  const { search = 'equal', nobody = 'notFound', list } = settings;
  let answered = 0;

  function isFound(stored: string, sought: string): boolean {
    if (search === 'ignored') return true;
    return search === 'within' ? stored.includes(sought) : stored === sought;
  }

  function found(textsOf: (contact: Schemas['Contact']) => string[], sought: string, done: boolean): Answer {
    const contacts = store
      .present()
      .map(detailsOf)
      .filter((contact) => textsOf(contact).some((text) => isFound(text, sought)));
    const isNobody = done && contacts.length === 0;
    if (isNobody && nobody === 'notFound') return bareAnswer(404);
    if (isNobody && nobody === 'noSuccess') return jsonAnswer(200, NO_SUCCESS);
    const body: Schemas['SearchContactsResponse'] = {
      ...{ success: true, code: 200, errorCode: null, message: 'Successfully obtained list.' },
      data: { contactId: 'unexplained', data: contacts },
    };
    return jsonAnswer(200, body);
  }

  /** As if somebody else deleted the first contact meanwhile, and made another. */
  function replace(): void {
    const [first] = store.present();
    if (first === undefined) return;
    const now = clock.now();
    remove(first, now);
    add({ id: `made-meanwhile-${answered}`, creationDate: new Date(now).toISOString() });
  }

  function pageAfter(token: string | null, done: boolean): Answer {
    const page = token === null || !done ? 1 : Number(/^page-(\d+)$/.exec(token)?.[1]);
    if (!Number.isSafeInteger(page)) return bareAnswer(400);
    const { ids, ...said } = pageOf(store.present(), { page, size: PAGE_SIZE }, list, answered++);
    const contacts = ids.map(detailsOf);
    const hasToken = !said.isLast || (list === 'tokenAfterFullPage' && ids.length === PAGE_SIZE);
    if (done && list === 'replacing' && !said.isLast) replace();
    const body: Schemas['ListContactsResponse'] = {
      ...{ success: true, code: 200, errorCode: null, message: 'List obtained successfully.' },
      data: {
        workspaceId: WORKSPACE_ID,
        continuationToken: hasToken ? `page-${said.page + 1}` : null,
        data: contacts,
      },
    };
    return jsonAnswer(200, body);
  }

  return {
    searchContactsByPhone: ({ query }, done) => {
      const sought = query.get('cellphone') ?? '';
      if (done && !/^[0-9]+$/.test(sought)) return bareAnswer(400);
      return found(
        ({ platformSenderPhone, internalWhatsappNumber }) =>
          [platformSenderPhone, internalWhatsappNumber].map((text) => (text ?? '').replace(/\D/g, '')),
        sought,
        done,
      );
    },
    searchContactsByEmail: ({ query }, done) => {
      const sought = query.get('email') ?? '';
      if (done && !/^\S+@\S+$/.test(sought)) return bareAnswer(400);
      return found(
        ({ email, platformSenderEmail }) =>
          [email, platformSenderEmail].map((text) => (text ?? '').toLowerCase()),
        sought.toLowerCase(),
        done,
      );
    },
    listContacts: ({ query }, done) => pageAfter(query.get('continuationToken'), done),
  };
}
