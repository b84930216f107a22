/** What a reader can set up in the playground: contacts, and how each request for them is answered. */
import type { BuiltinName } from '../../../../src/providers/definitions.js';
import type { AnswerKind } from '../../../../tools/docs/answer-kinds.js';

export interface PlaygroundContact {
  readonly provider: BuiltinName;
  readonly id: string;
  /** What the provider answers to a request that names the contact. */
  readonly answer: AnswerKind;
}

export interface Setup {
  readonly contacts: readonly PlaygroundContact[];
  /** What Huduma does with a contact. */
  readonly mode: 'trash' | 'permanent';
  /** Whether deleted contacts are looked up again. */
  readonly lookUp: boolean;
}

export const providerNames = ['huduma', 'sendme123', 'wabotify'] as const satisfies readonly BuiltinName[];

/** A longer list would be hard to follow. */
export const MOST_CONTACTS = 12;

/** Ids of the shape that each provider has. */
const idAt: Readonly<Record<BuiltinName, (number: number) => string>> = {
  huduma: (number) => String(100 + number),
  sendme123: (number) => `contact-uuid-${number}`,
  wabotify: (number) => `contact-id-${number}`,
};

/** The id in the target: an invalid one for a contact that cannot exist. */
export const targetId = ({ id, answer }: PlaygroundContact): string => (answer === 'impossible' ? '..' : id);

type Row = readonly [provider: BuiltinName, answer: AnswerKind];

/** Contacts of these providers, each with a unique id. */
export const contactsOf = (rows: readonly Row[]): readonly PlaygroundContact[] =>
  rows.map(([provider, answer], index) => ({ provider, id: idAt[provider](index + 1), answer }));

/** A contact that is not in the list. */
export function anotherContact(contacts: readonly PlaygroundContact[]): PlaygroundContact {
  const provider = contacts.at(-1)?.provider ?? 'sendme123';
  const taken = new Set(contacts.map(({ id }) => id));
  let number = 1;
  while (taken.has(idAt[provider](number))) number++;
  return { provider, id: idAt[provider](number), answer: 'success' };
}

/** The same contact at another provider. */
export function moved(contact: PlaygroundContact, provider: BuiltinName): PlaygroundContact {
  const number = Number(/\d+$/.exec(contact.id)?.[0]) % 100;
  return { ...contact, provider, id: idAt[provider](number) };
}

/** Setups that a reader can start from. */
export const days = {
  mixed: contactsOf([
    ['huduma', 'success'],
    ['huduma', 'success'],
    ['sendme123', 'success'],
    ['sendme123', 'absentAfterLost'],
    ['sendme123', 'conflict'],
    ['wabotify', 'success'],
    ['wabotify', 'lost'],
  ]),
  calm: contactsOf([
    ['huduma', 'success'],
    ['huduma', 'notFound'],
    ['sendme123', 'success'],
    ['sendme123', 'success'],
    ['wabotify', 'success'],
  ]),
  account: contactsOf([
    ['sendme123', 'refused'],
    ...Array.from({ length: 7 }, (): Row => ['sendme123', 'success']),
    ['wabotify', 'success'],
  ]),
  busy: contactsOf([
    ['sendme123', 'tooMany'],
    ['sendme123', 'success'],
    ['wabotify', 'unavailable'],
    ['wabotify', 'success'],
  ]),
  lies: contactsOf([
    ['huduma', 'contradiction'],
    ['sendme123', 'unreadable'],
    ['sendme123', 'success'],
    ['wabotify', 'contradiction'],
    ['wabotify', 'success'],
  ]),
} as const satisfies Readonly<Record<string, readonly PlaygroundContact[]>>;

export type Day = keyof typeof days;
