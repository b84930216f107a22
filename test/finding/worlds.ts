/** Small worlds with people who resemble each other, at a provider that keeps its contract or does not. */
import fc from 'fast-check';
import type { Accepted, PersonInput } from '../../src/finding/index.js';
import type { Entry, Nature } from './directory.js';

/** A phone line, however its number is written. If it has an optional digit, it has two spellings. */
interface Line {
  readonly code: string;
  readonly national: readonly string[];
}

/** Lines whose numbers contain each other, end alike in two countries, or have an optional digit. */
export const lines: readonly Line[] = [
  { code: '255', national: ['712345678'] },
  { code: '255', national: ['712345679'] },
  // The same digits in another country.
  { code: '254', national: ['712345678'] },
  // One inside the other.
  { code: '49', national: ['30123456'] },
  { code: '49', national: ['301234567'] },
  { code: '52', national: ['5512345678', '15512345678'] },
  // A Mexican number with its 1, without its country.
  { code: '1', national: ['5512345678'] },
  { code: '54', national: ['1112345678', '91112345678'] },
  { code: '55', national: ['1187654321', '11987654321'] },
  { code: '55', national: ['1131234567'] },
];

export const emails = [
  'ana@example.com',
  'Ana@example.com',
  'ana+x@example.com',
  'joana@example.com',
  'ana@example.com.mx',
  'info@example.com',
];

/** A stored number, and its parts before it is written in some way. */
export interface Stored {
  readonly code: string | null | undefined;
  readonly digits: string;
  /** Whether it says that it begins with a country code. */
  readonly isInternational: boolean;
  /** Whether a zero precedes it. */
  readonly hasZero?: boolean;
  readonly text: string;
  readonly codeText: string | null | undefined;
}

/** A contact, and its parts. */
export interface Known {
  readonly id: string;
  readonly phones: readonly Stored[];
  readonly emails: readonly string[];
}

export const entryOf = ({ id, phones, emails }: Known, createdAt?: string): Entry => ({
  id,
  emails,
  phones: phones.map(({ text, codeText, digits, code }) => ({
    number: text,
    digits,
    ...(code === undefined ? {} : { countryCode: codeText ?? null }),
  })),
  ...(createdAt === undefined ? {} : { createdAt }),
});

const spaced = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1 ');
const wide = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const decorated = fc.constantFrom<(digits: string) => string>(
  (digits) => digits,
  spaced,
  (digits) => `(${digits.slice(0, 2)}) ${digits.slice(2)}`,
  (digits) => ` ${digits.slice(0, 4)}-${digits.slice(4)}. `,
  wide,
);

/** The material of a world: few lines and addresses, so that people and contacts meet. */
interface Palette {
  readonly lines: readonly Line[];
  readonly emails: readonly string[];
}

const spellingOf = ({ lines }: Palette) =>
  fc.constantFrom(
    ...lines.flatMap(({ code, national }) => national.map((each) => ({ code, national: each }))),
  );

const whole = (palette: Palette) =>
  fc
    .record({ of: spellingOf(palette), prefix: fc.constantFrom('', '+', '00'), decorate: decorated })
    .map(({ of, prefix, decorate }): Stored => {
      const digits = of.code + of.national;
      const text = prefix + decorate(digits);
      return { code: undefined, digits, isInternational: prefix !== '', text, codeText: undefined };
    });

const nationalOnly = (palette: Palette) =>
  fc
    .record({ of: spellingOf(palette), zero: fc.boolean(), decorate: decorated })
    .map(({ of, zero, decorate }): Stored => {
      const text = decorate((zero ? '0' : '') + of.national);
      return {
        code: undefined,
        digits: of.national,
        isInternational: false,
        hasZero: zero,
        text,
        codeText: undefined,
      };
    });

const apart = (palette: Palette) =>
  fc
    .record({
      of: spellingOf(palette),
      code: fc.constantFrom('own' as const, 'own' as const, null, '', '255', '52'),
      plus: fc.boolean(),
      decorate: decorated,
    })
    .map(({ of, code: chosen, plus, decorate }): Stored => {
      const code = chosen === 'own' ? of.code : chosen;
      const codeText = code && plus ? `+${code}` : code;
      return { code, digits: of.national, isInternational: false, text: decorate(of.national), codeText };
    });

/** Numbers that are nearly equal: longer, shorter, or inside another one. */
const near = (palette: Palette) =>
  fc
    .record({ of: spellingOf(palette), change: fc.constantFrom('longer', 'shorter', 'inside', 'none') })
    .map(({ of, change }): Stored => {
      const full = of.code + of.national;
      const digits =
        { longer: `${full}7`, shorter: full.slice(0, -1), inside: `9${full}3`, none: '' }[change] ?? '';
      return { code: undefined, digits, isInternational: false, text: digits, codeText: undefined };
    });

const storedEmail = (palette: Palette) =>
  fc
    .record({ email: fc.constantFrom(...palette.emails, ''), pad: fc.constantFrom('', ' ', '\n') })
    .map(({ email, pad }) => `${pad}${email}${pad}`);

const contactOf = (palette: Palette) =>
  fc.record({
    phones: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: whole(palette) },
        { weight: 2, arbitrary: nationalOnly(palette) },
        { weight: 2, arbitrary: apart(palette) },
        { weight: 2, arbitrary: near(palette) },
      ),
      { maxLength: 2 },
    ),
    emails: fc.array(storedEmail(palette), { maxLength: 2 }),
  });

/** A person as the caller gives it, with the lines and addresses that it stands for. */
export interface Sought {
  readonly lines: readonly Line[];
  readonly emails: readonly string[];
  readonly input: PersonInput;
}

const soughtIn = (palette: Palette) =>
  fc
    .record({
      spellings: fc.uniqueArray(spellingOf(palette), {
        maxLength: 2,
        selector: ({ code, national }) => code + national,
      }),
      emails: fc.uniqueArray(fc.constantFrom(...palette.emails), { maxLength: 2 }),
    })
    .filter(({ spellings, emails }) => spellings.length + emails.length > 0)
    .map(({ spellings, emails }): Sought => {
      const of = spellings.map(({ code, national }) =>
        lines.find((each) => each.code === code && each.national.includes(national)),
      );
      return {
        lines: of.filter((each) => each !== undefined),
        emails,
        input: {
          phone: spellings.map(({ code, national }) => `+${code} ${spaced(national)}`),
          email: emails,
        },
      };
    });

/** Changes to the contacts, before the provider answers a request. */
export type Change =
  | { readonly at: number; readonly do: 'delete' | 'touch'; readonly index: number }
  | {
      readonly at: number;
      readonly do: 'insert';
      readonly where: 'front' | 'end';
      readonly contact: Omit<Known, 'id'>;
    };

const at = fc.integer({ min: 1, max: 6 });

/** Several changes at once, so that the number of contacts may stay the same. */
const changesOf = (palette: Palette): fc.Arbitrary<readonly Change[]> =>
  fc
    .record({
      at,
      removed: fc.option(fc.nat(3), { nil: undefined }),
      touched: fc.option(fc.integer({ min: 3, max: 10 }), { nil: undefined }),
      inserted: fc.option(
        fc.record({ where: fc.constantFrom('front' as const, 'end' as const), contact: contactOf(palette) }),
        { nil: undefined },
      ),
    })
    .map(({ at, removed, touched, inserted }) => [
      ...(touched === undefined ? [] : [{ at, do: 'touch' as const, index: touched }]),
      ...(removed === undefined ? [] : [{ at, do: 'delete' as const, index: removed }]),
      ...(inserted === undefined ? [] : [{ at, do: 'insert' as const, ...inserted }]),
    ]);

export const faultKinds = [
  'lost',
  '500',
  '503',
  '503 after 5',
  '429',
  '429 after 5',
  '429 after 3600',
  '400',
  '401',
  '403',
  'redirect',
  'login page',
  'foreign 404',
  'denies itself',
  'empty object',
  'no answer to a page',
  'own 404',
] as const;

export interface PlannedFault {
  readonly at: number;
  readonly times: number;
  readonly kind: (typeof faultKinds)[number];
}

const fault: fc.Arbitrary<PlannedFault> = fc.record({
  at: fc.integer({ min: 1, max: 8 }),
  times: fc.constantFrom(1, 1, 2, 5),
  kind: fc.constantFrom(...faultKinds),
});

export interface World {
  readonly contacts: readonly Known[];
  readonly people: readonly Sought[];
  readonly nature: Required<Omit<Nature, 'search'>>;
  readonly changes: readonly Change[];
  readonly faults: readonly PlannedFault[];
  /** Whether the credential is for another, empty account. */
  readonly isWrongAccount: boolean;
  readonly scan: boolean;
  readonly accept: readonly Accepted[];
  readonly maxInFlight: number;
}

const often = <T>(usual: T, arbitrary: fc.Arbitrary<T>, weight = 3) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });

const nature = fc.record({
  byPhone: fc.boolean(),
  byEmail: fc.boolean(),
  list: fc.constantFrom('pages' as const, 'pages' as const, 'tokens' as const, 'none' as const),
  pageSize: fc.integer({ min: 1, max: 5 }),
  ignoresTerms: often(false, fc.constant(true)),
  ignoresPages: often(false, fc.constant(true), 6),
  isVague: often(false, fc.constant(true), 4),
  nobody: fc.constantFrom('empty' as const, 404 as const),
  mayMeanAccount: fc.boolean(),
});

const palette: fc.Arbitrary<Palette> = fc.record({
  lines: fc.subarray([...lines], { minLength: 1, maxLength: 4 }),
  emails: fc.subarray(emails, { minLength: 1, maxLength: 3 }),
});

export const world: fc.Arbitrary<World> = palette
  .chain((of) =>
    fc.record({
      contacts: fc.array(contactOf(of), { maxLength: 14 }),
      people: fc.array(soughtIn(of), { minLength: 1, maxLength: 4 }),
      nature,
      changes: often<readonly Change[]>(
        [],
        fc.array(changesOf(of), { maxLength: 2 }).map((each) => each.flat()),
        1,
      ),
      faults: often<readonly PlannedFault[]>([], fc.array(fault, { maxLength: 2 }), 2),
      isWrongAccount: often(false, fc.constant(true), 12),
      scan: often(true, fc.boolean()),
      accept: often<readonly Accepted[]>(
        [],
        fc.subarray<Accepted>(['emailCase', 'withoutCountryCode', 'differs', 'several']),
      ),
      maxInFlight: fc.constantFrom(1, 4),
    }),
  )
  .map((each) => ({
    ...each,
    contacts: each.contacts.map((contact, index) => ({ ...contact, id: `c${100 + index}` })),
    // Only a 404 can show that the account is wrong; other answers of a wrong account would look right.
    isWrongAccount: each.isWrongAccount && each.nature.mayMeanAccount,
  }));
