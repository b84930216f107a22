/** A receipt as a document for people: its content and order, independent of the format. */
import { type OutcomeKind, outcomeKinds, permanences } from '../../deletion/outcome.js';
import type { Chosen } from '../../providers/definition.js';
import type { Language } from '../../providers/statements.js';
import { type Block, type Cell, MOST_LISTED, type ReceiptDocument } from './block.js';
import { outcomeOf, permanenceOf, timeOf } from './cells.js';
import { peopleBlocks } from './people-blocks.js';
import type { Receipt, ReceiptTarget, Tally } from './receipt.js';
import { type Describe, statementsOf } from './statements-of.js';
import { tallyOf } from './tally.js';
import { type Term, type Words, wordsIn } from './words.js';

export function documentOf(receipt: Receipt, language: Language, describe: Describe): ReceiptDocument {
  const words = wordsIn[language];
  const titleOf = (name: string) => describe(name)?.title ?? name;
  const { headings, title, sandbox, open } = words;
  const { scope } = receipt;
  const heading = (text: string): Block => ({ kind: 'heading', text });
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return {
    language,
    title: title[scope],
    blocks: [
      ...(receipt.sandbox ? [{ kind: 'notice', text: sandbox } as const] : []),
      ...(receipt.complete ? [] : [{ kind: 'notice', text: open[scope] } as const]),
      heading(headings.result),
      ...(scope === 'contact'
        ? receipt.targets.flatMap((target) => worthOf(target, words)).map(paragraph)
        : [...words.summary(tallyOf(receipt.targets)).map(paragraph), ...countsOf(receipt, words, titleOf)]),
      ...peopleBlocks(receipt, words, titleOf),
      heading(headings.about),
      aboutOf(receipt, words),
      // The search may have found nobody.
      ...(receipt.targets.length > 0
        ? [
            placesOf(receipt, words, titleOf),
            heading(headings.contacts[scope]),
            receipt.targets.length > MOST_LISTED
              ? paragraph(words.unlisted(receipt.targets.length))
              : contactsOf(receipt, words, titleOf),
          ]
        : []),
      heading(headings.meaning),
      ...meaningsIn(words, receipt.people !== undefined),
      heading(headings.left),
      paragraph(words.left),
      ...receipt.providers.flatMap(({ provider }) =>
        statementsOf(provider, { words, language, titleOf, describe }),
      ),
      heading(headings.check),
      ...words.check.map(paragraph),
    ],
  };
}

/** What became of a single contact, and what that is worth. */
function worthOf(target: ReceiptTarget, words: Words): string[] {
  const { columns, outcomes, permanence, evidence, perhapsByUs } = words;
  const line = (of: string, { name, meaning }: Term) => `${of}: ${name}. ${meaning}`;
  return [
    line(columns.outcome, outcomes[target.outcome]),
    ...(target.perhapsByUs ? [line(columns.outcome, perhapsByUs)] : []),
    ...(target.permanence ? [line(columns.permanence, permanence[target.permanence])] : []),
    line(columns.evidence, evidence[target.evidence]),
  ];
}

type TitleOf = (provider: string) => string;

function countsOf({ providers, targets }: Receipt, words: Words, titleOf: TitleOf): Block[] {
  if (targets.length === 0) return [];
  const { columns, captions, outcomes, permanence, evidence, number } = words;
  const tallies = [...providers, ...(providers.length > 1 ? [tallyOf(targets)] : [])];
  const head = [
    ...providers.map(({ provider }) => titleOf(provider)),
    ...(providers.length > 1 ? [columns.all] : []),
  ];
  const row = (name: string, countIn: (tally: Tally) => number) => [
    name,
    ...tallies.map((tally) => number(countIn(tally))),
  ];
  const outcomeRow = (kind: OutcomeKind) => row(outcomes[kind].name, (tally) => tally.outcomes[kind]);
  const [deleted, absent, ...others] = outcomeKinds;
  return [
    {
      kind: 'table',
      caption: captions.tally,
      isCounts: true,
      head: [columns.outcome, ...head],
      rows: [
        outcomeRow(deleted),
        // The number of deleted contacts is always broken down by permanence.
        ...permanences.map((each) =>
          row(`${outcomes.deleted.name}: ${permanence[each].name}`, (tally) => tally.permanence[each]),
        ),
        outcomeRow(absent),
        row(`${outcomes.absent.name}: ${words.perhapsByUs.name}`, (tally) => tally.absentPerhapsByUs),
        ...others.map(outcomeRow),
      ],
    },
    {
      kind: 'table',
      caption: captions.evidenceCounts,
      isCounts: true,
      head: [columns.evidence, ...head],
      rows: (['item', 'batch', 'absence'] as const).map((each) =>
        row(evidence[each].name, (tally) => tally.evidence[each]),
      ),
    },
  ];
}

function aboutOf(receipt: Receipt, words: Words): Block {
  const { about, columns, captions } = words;
  const { scope, reference, run, plan, tool, plannedAt, startedAt, endedAt, createdAt } = receipt;
  const { total, complete, searchSettled } = receipt;
  const rows: [string, Cell][] = [
    ...(reference === null ? [] : [[about.reference, { given: reference }] as [string, Cell]]),
    ...(scope === 'contact' ? [] : [[about.total, words.number(total)] as [string, Cell]]),
    [about.complete, complete ? words.yes : words.no],
    ...(searchSettled === undefined
      ? []
      : [[words.people.about.settled, searchSettled ? words.yes : words.no] as [string, Cell]]),
    [about.createdAt, timeOf(createdAt)],
    [about.plannedAt, timeOf(plannedAt)],
    ...(scope === 'run'
      ? ([
          [about.startedAt, startedAt === null ? words.notBegun : timeOf(startedAt)],
          [about.endedAt, endedAt === null ? words.notEnded : timeOf(endedAt)],
        ] as [string, Cell][])
      : []),
    [about.run, { code: run }],
    [about.plan, { code: plan }],
    [about.tool, { code: tool }],
  ];
  return { kind: 'table', caption: captions.about, head: [columns.detail, columns.value], rows };
}

function placesOf({ providers }: Receipt, words: Words, titleOf: TitleOf): Block {
  const { columns, captions, nothing } = words;
  return {
    kind: 'table',
    caption: captions.places,
    head: [columns.provider, columns.baseUrl, columns.choices, columns.specVersion],
    rows: providers.map(({ provider, baseUrl, choices, specVersion }) => [
      titleOf(provider),
      { code: baseUrl },
      chosen(choices) ?? nothing,
      { code: specVersion },
    ]),
  };
}

function chosen(choices: Chosen): Cell | undefined {
  const pairs = Object.entries(choices).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? { code: pairs.join(', ') } : undefined;
}

function contactsOf({ scope, targets }: Receipt, words: Words, titleOf: TitleOf): Block {
  const { columns, captions } = words;
  return {
    kind: 'table',
    caption: captions.contacts[scope],
    head: [
      columns.pseudonym,
      columns.provider,
      columns.outcome,
      columns.permanence,
      columns.evidence,
      columns.when,
      columns.requestId,
    ],
    rows: targets.map((target) => [
      { code: target.pseudonym },
      titleOf(target.provider),
      outcomeOf(target, words),
      permanenceOf(target, words),
      words.evidence[target.evidence].name,
      target.at === undefined ? '–' : timeOf(target.at),
      target.requestId === undefined ? '–' : { code: target.requestId },
    ]),
  };
}

function meaningsIn(words: Words, hasPeople: boolean): Block[] {
  const { columns, captions, outcomes, permanence, evidence, perhapsByUs } = words;
  const table = (caption: string, terms: Readonly<Record<string, Term>>): Block => ({
    kind: 'table',
    caption,
    head: [columns.word, columns.inJson, columns.meaning],
    rows: Object.entries(terms).map(([code, { name, meaning }]) => [name, { code }, meaning]),
  });
  return [
    table(captions.outcomes, { ...outcomes, perhapsByUs }),
    table(captions.permanence, permanence),
    table(captions.evidence, evidence),
    ...(hasPeople ? [table(words.people.captions.meanings, words.people.findings)] : []),
  ];
}
