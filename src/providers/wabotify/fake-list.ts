/** The searches and the list of contacts at Wabotify. */
import type { components } from '../../../generated/wabotify/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import type { SandboxClock } from '../../sandbox/clock.js';
import { type ListTrap, pageOf } from '../../sandbox/listing.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';
import { type readSeeds, WORKSPACE_ID } from './fake-contacts.js';

type Schemas = components['schemas'];

/** How the searches and the list behave where the pages leave it open. */
export interface WabotifyListSettings {
  /**
   * How a search compares. `equal`: the digits of a number, or the whole address ignoring case. `within`: the term may be
   * anywhere in the field. `ignored`: everybody is found.
   * @default equal
   */
  readonly search: 'equal' | 'within' | 'ignored';
  /**
   * The answer to a search that finds nobody. `notFound`: a 404, as its pages say. `emptyList`: a 200 with an empty list.
   * `noSuccess`: a 200 whose body says that it is not a success.
   * @default notFound
   */
  readonly nobody: 'notFound' | 'emptyList' | 'noSuccess';
  /**
   * A problem with the list. `tokenAfterFullPage`: a full last page still has a token, which leads to an empty page. The
   * others are about its pages.
   * @default none
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

/** The answers by operation. Nothing changes unless `done`. */
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

  /** Simulates that somebody else deletes the first contact meanwhile, and creates another one. */
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
