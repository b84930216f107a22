/**
 * The receipt for people: everything that it has to say, in both languages and both formats, and nothing that it must not.
 */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ProviderDefinition } from '../../src/providers/definition.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { type Language, languages, statementTopics } from '../../src/providers/statements.js';
import { MOST_LISTED } from '../../src/record/receipt/block.js';
import { documentOf } from '../../src/record/receipt/document.js';
import { htmlOf } from '../../src/record/receipt/html.js';
import { markdownOf } from '../../src/record/receipt/markdown.js';
import type { Receipt } from '../../src/record/receipt/receipt.js';
import { emptyTally } from '../../src/record/receipt/tally.js';
import { wordsIn } from '../../src/record/receipt/words.js';
import { readJournal } from '../../src/record/run-view.js';
import type { Begun } from './plans.js';
import { wholeRun } from './receipts.js';

const builtin = new Map(builtinDefinitions.map((each) => [each.name, each]));
type Described = Pick<ProviderDefinition, 'title' | 'statements'>;

const written = (
  receipt: Receipt,
  language: Language = 'en',
  describe: (name: string) => Described | undefined = (name) => builtin.get(name),
) => {
  const document = documentOf(receipt, language, describe);
  return { document, html: htmlOf(document), md: markdownOf(document) };
};

/** What a browser shows of it, line by line. */
const shownIn = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

let journal: Begun;
let receipt: Receipt;

beforeAll(async () => {
  ({ journal, receipt } = await wholeRun());
});

describe.each(languages)('in %s', (language) => {
  const words = wordsIn[language];

  test('it is built as a page that anybody can read: language, title, headings, heads of tables', () => {
    const { html } = written(receipt, language);
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`));
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain(`<title>${words.title.run}</title>`);
    const outline = [...html.matchAll(/<(h[1-3]|table|p class="notice")[ >]/g)].map(([, tag]) => tag);
    expect(outline.join(' ')).toBe(
      'h1 p class="notice" h2 table table h2 table table h2 table h2 table table table h2 h3 table h3 table h2',
    );
    for (const [table] of html.matchAll(/<table[\s\S]*?<\/table>/g)) {
      expect(table).toMatch(
        /^<table( class="counts")?>\n<caption>.+<\/caption>\n<thead><tr>(<th scope="col">[^<]+<\/th>)+<\/tr>/,
      );
      for (const [row] of table.matchAll(/^<tr>.*<\/tr>$/gm))
        expect(row).toMatch(/^<tr><th scope="row">.+<\/th><td>/);
    }
  });

  test('it needs nothing from elsewhere, and runs nothing', () => {
    const { html } = written(receipt, language);
    expect(html).not.toMatch(
      /<(script|link|img|iframe|object|embed|form|base|svg|video|audio)\b|\bon\w+=|url\(|@import|javascript:/i,
    );
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`);
    expect(html).toContain('@media print');
  });

  test('it never says how many are deleted without how many of them for good', () => {
    const { document, html } = written(receipt, language);
    const { deleted } = words.outcomes;
    const { permanent, soft, undocumented } = words.permanence;
    const table = document.blocks.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({
      rows: [
        [deleted.name, '2', '1', '3'],
        [`${deleted.name}: ${permanent.name}`, '1', '0', '1'],
        [`${deleted.name}: ${soft.name}`, '1', '0', '1'],
        [`${deleted.name}: ${undocumented.name}`, '0', '1', '1'],
        [words.outcomes.absent.name, '2', '0', '2'],
        [`${words.outcomes.absent.name}: ${words.perhapsByUs.name}`, '1', '0', '1'],
        [words.outcomes.blocked.name, '1', '0', '1'],
        [words.outcomes.rejected.name, '0', '1', '1'],
        [words.outcomes.notAttempted.name, '0', '2', '2'],
        [words.outcomes.unknown.name, '0', '1', '1'],
      ],
    });
    const [first = ''] = words.summary({
      ...emptyTally(),
      outcomes: { ...emptyTally().outcomes, deleted: 5_000 },
      permanence: { permanent: 3_334, soft: 1_666, undocumented: 0 },
    });
    for (const number of [5_000, 3_334, 1_666, 0]) expect(first).toContain(words.number(number));
    expect(html).toContain(words.summary(emptyTallyOf(receipt))[0]);
  });

  test('it says what each word is worth, and where each page says what it says', () => {
    const { html, md } = written(receipt, language);
    const shown = shownIn(html);
    const terms = [words.outcomes, words.permanence, words.evidence].flatMap((each) => Object.values(each));
    for (const { meaning } of [...terms, words.perhapsByUs]) expect(shown).toContain(meaning);
    for (const name of ['huduma', 'sendme123']) {
      const { statements = {} } = builtin.get(name) ?? {};
      for (const topic of statementTopics) {
        const { question, unsaid } = words.topics[topic];
        expect(shown).toContain(question);
        const said = statements[topic];
        if (!said) expect(shown).toContain(unsaid);
        for (const { source, ...texts } of said ?? []) {
          expect(shown).toContain(`${source.title}: \n${source.url}`);
          expect(shown).toContain(texts[language]);
          expect(md).toContain(`: <${source.url}>`);
        }
      }
    }
    // Nobody of that provider is in it.
    expect(shown).not.toContain('Wabotify');
  });

  test('Markdown says the same, in the same order', () => {
    const { document, html, md } = written(receipt, language);
    const lines = shownIn(html)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const plain = md.replaceAll('&nbsp;', '\u00a0').replace(/\\(?=[^\w\s])/g, '');
    let position = 0;
    for (const line of lines) {
      const at = plain.indexOf(line, position);
      expect(
        at,
        `${line}, after ${plain.slice(Math.max(position - 40, 0), position)}`,
      ).toBeGreaterThanOrEqual(0);
      position = at + line.length;
    }
    expect(md).toMatch(new RegExp(`^# ${document.title}\n\n> \\*\\*`));
    expect(md).not.toMatch(/\n{3}/);
  });

  test('no contact, no account and no key is in it', () => {
    const { html, md } = written(receipt, language);
    const { key, plan } = journal.header;
    const accounts = plan.providers.flatMap(({ account }) => Object.values(account));
    for (const secret of ['123456789', 'contact-uuid-123', key, ...accounts]) {
      expect(html).not.toContain(secret);
      expect(md).not.toContain(secret);
    }
  });

  test('that of a single contact tells of that contact: what became of it, and what that is worth', async () => {
    const target = { provider: 'sendme123', id: 'contact-uuid-123' };
    const run = await readJournal(journal.path);
    const single = await run.receipt({ target });
    const { document, html } = written(single, language);
    expect(document.title).toBe(words.title.contact);
    const said = document.blocks
      .filter(({ kind }) => kind === 'paragraph')
      .map((block) => 'text' in block && block.text);
    const { columns, outcomes, permanence, evidence } = words;
    expect(said.slice(0, 3)).toEqual([
      `${columns.outcome}: ${outcomes.deleted.name}. ${outcomes.deleted.meaning}`,
      `${columns.permanence}: ${permanence.undocumented.name}. ${permanence.undocumented.meaning}`,
      `${columns.evidence}: ${evidence.absence.name}. ${evidence.absence.meaning}`,
    ]);
    const shown = shownIn(html);
    expect(shown).not.toContain('Huduma');
    expect(shown.split('\n')).not.toContain('10');
    for (const label of [words.about.total, words.about.startedAt, words.about.endedAt, words.captions.tally])
      expect(shown.split('\n')).not.toContain(label);
    expect(html.match(/[0-9a-f]{64}/g)).toEqual([single.plan.slice(7), single.targets[0]?.pseudonym]);
    // It is final, whatever happened to the others.
    expect(html).not.toContain('class="notice"');
  });

  test('a provider that states nothing is said to, and what a provider states may be anything', () => {
    const nothing = written(receipt, language, () => undefined);
    expect(nothing.html).toContain(`<h3>huduma</h3>\n<p>${words.nothingStated}</p>`);
    expect(nothing.md).toContain(`\n\n### huduma\n\n${words.nothingStated}\n\n### sendme123\n\n`);
    const text = '<b>"1 & 2" |\n*x*</b>';
    const own = {
      title: '<i>Acme</i>',
      statements: {
        backups: [{ en: text, es: text, source: { title: text, url: 'https://a.example/?a=1&b=|' } }],
      },
    };
    const { html, md } = written(receipt, language, () => own);
    expect(html).not.toMatch(/<b>|<i>/);
    expect(html).toContain('<a href="https://a.example/?a=1&amp;b=|">');
    expect(md).not.toMatch(/(?<!\\)<[bi]>/);
    expect(md).toContain('<https://a.example/?a=1&b=%7C>');
    // On one line, since a table cell cannot have more.
    expect(md).toContain('\\<b\\>"1 \\& 2" \\| \\*x\\*\\</b\\>');
    for (const [line] of md.matchAll(/^\|.*Acme.*$/gm))
      expect(line.match(/(?<!\\)\|/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('where it has a number, a day or a provider to name, it names it', () => {
    expect(words.unlisted(101)).toContain('101');
    expect(words.copyOf('2025-09-29')).toContain('2025-09-29');
    expect(words.statementsOf('Acme')).toContain('Acme');
  });

  test('all of its words are there, and none is left in another language', () => {
    const other = wordsIn[language === 'en' ? 'es' : 'en'];
    const textsIn = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value
          ? Object.values(value).flatMap(textsIn)
          : [];
    const [ours, theirs] = [textsIn(words), textsIn(other)];
    expect(ours).toHaveLength(theirs.length);
    for (const text of ours) {
      expect(text.trim()).not.toBe('');
      // A sentence, not a word that exists in both.
      if (text.length > 12) expect(theirs).not.toContain(text);
    }
  });
});

/** As the document counts them. */
function emptyTallyOf({ targets }: Receipt) {
  const tally = emptyTally();
  for (const { outcome, permanence } of targets) {
    tally.outcomes[outcome] += 1;
    if (permanence) tally.permanence[permanence] += 1;
  }
  return tally;
}

const tally = (
  change: Partial<ReturnType<typeof emptyTally>['outcomes']>,
  permanent = 0,
  soft = 0,
  perhaps = 0,
) => ({
  ...emptyTally(),
  outcomes: { ...emptyTally().outcomes, ...change },
  permanence: { permanent, soft, undocumented: 0 },
  absentPerhapsByUs: perhaps,
});

test('the sentences of the result, in English', () => {
  const { summary } = wordsIn.en;
  expect(summary(tally({ deleted: 5_000 }, 3_334, 1_666))).toEqual([
    '5,000 contacts were deleted: 3,334 permanently; 1,666 softly, so still stored; 0 without any statement on whether it is permanent.',
  ]);
  expect(
    summary(tally({ absent: 2, blocked: 1, rejected: 1, notAttempted: 3, unknown: 1 }, 0, 0, 1)),
  ).toEqual([
    '0 contacts were deleted: 0 permanently; 0 softly, so still stored; 0 without any statement on whether it is permanent.',
    '2 contacts were not found, which is no proof of erasure. Of these, this run may have deleted 1.',
    '1 contact was not deleted, because the provider does not allow it now.',
    '1 contact was not deleted, because the id is not accepted.',
    '3 contacts were not deleted, because no attempt was made.',
    'Of 1 contact it is not known whether it was deleted.',
  ]);
  expect(summary(tally({ absent: 1, unknown: 2 })).slice(1)).toEqual([
    '1 contact was not found, which is no proof of erasure.',
    'Of 2 contacts it is not known whether they were deleted.',
  ]);
});

test('the sentences of the result, in Spanish', () => {
  const { summary, number } = wordsIn.es;
  expect(summary(tally({ deleted: 5_000 }, 3_334, 1_666))).toEqual([
    'Se eliminaron 5000 contactos: 3334 de forma definitiva; 1666 mediante borrado lógico, por lo que siguen almacenados; 0 sin que conste si la eliminación es definitiva.',
  ]);
  expect(
    summary(tally({ deleted: 1, absent: 1, blocked: 1, rejected: 2, notAttempted: 1, unknown: 2 }, 0, 1, 1)),
  ).toEqual([
    'Se eliminó 1 contacto: 0 de forma definitiva; 1 mediante borrado lógico, por lo que sigue almacenado; 0 sin que conste si la eliminación es definitiva.',
    'No se encontró 1 contacto, lo que no demuestra la supresión. De ellos, es posible que esta ejecución haya eliminado 1.',
    'No se eliminó 1 contacto porque el proveedor no lo permite por ahora.',
    'No se eliminaron 2 contactos porque el ID no se acepta.',
    'No se eliminó 1 contacto porque no se intentó.',
    'De 2 contactos no se sabe si se eliminaron.',
  ]);
  expect(summary(tally({ absent: 2, unknown: 1 })).slice(1)).toEqual([
    'No se encontraron 2 contactos, lo que no demuestra la supresión.',
    'De 1 contacto no se sabe si se eliminó.',
  ]);
  expect([9_999, 10_000, 12_345, 1_000_000].map(number)).toEqual([
    '9999',
    '10\u00a0000',
    '12\u00a0345',
    '1\u00a0000\u00a0000',
  ]);
});

test.each([
  [
    'a script',
    '<script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '\\<script\\>alert(1)\\</script\\>',
  ],
  ['an attribute', `" onload='x'`, '&quot; onload=&#39;x&#39;', `" onload='x'`],
  ['a reference', '&lt;b&gt; &amp;', '&amp;lt;b&amp;gt; &amp;amp;', '\\&lt;b\\&gt; \\&amp;'],
  ['emphasis', '*a* _b_ ~c~ `d`', '*a* _b_ ~c~ `d`', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`'],
  ['a link', '[a](javascript:b)', '[a](javascript:b)', '\\[a\\](javascript:b)'],
  ['an address', 'http://a.b www.a.b c@d.e', 'http://a.b www.a.b c@d.e', 'http\\://a.b www\\.a.b c\\@d.e'],
  ['a picture of a word', ':tada:', ':tada:', '\\:tada:'],
  ['a cell', 'a | b', 'a | b', 'a \\| b'],
  ['an escape', 'a\\|b', 'a\\|b', 'a\\\\\\|b'],
  ['a heading', '# a', '# a', '\\# a'],
  ['a list', '- a', '- a', '\\- a'],
  ['a number', '1. a', '1. a', '1\\. a'],
  ['a formula', '$x^2$', '$x^2$', '\\$x\\^2\\$'],
  ['another direction', 'ملف (7)', 'ملف (7)', 'ملف (7)'],
])('a reference that looks like %s stands there as it was given', (_, reference, html, md) => {
  const made = written({ ...receipt, reference });
  expect(made.html).toContain(`<td><bdi>${html}</bdi></td>`);
  expect(made.md).toContain(`| Reference | ${md} |`);
});

test('of a run in the sandbox, and of one that is not over, it says so first', () => {
  const first = (change: Partial<Receipt>) => {
    const { blocks } = written({ ...receipt, ...change }).document;
    return blocks.filter(({ kind }) => kind === 'notice').map((block) => 'text' in block && block.text);
  };
  const { sandbox, open } = wordsIn.en;
  expect(first({ sandbox: true, complete: true })).toEqual([sandbox]);
  expect(first({ sandbox: true })).toEqual([sandbox, open.run]);
  expect(first({ complete: true })).toEqual([]);
});

test('many contacts are counted, and not listed', () => {
  const [one] = receipt.targets;
  if (!one) throw new Error('There is no contact.');
  const many = (count: number) => written({ ...receipt, targets: Array(count).fill(one) }).html;
  expect(many(MOST_LISTED).match(new RegExp(one.pseudonym, 'g'))).toHaveLength(MOST_LISTED);
  expect(many(MOST_LISTED + 1)).not.toContain(one.pseudonym);
  expect(many(MOST_LISTED + 1)).toContain('lists the 101 contacts, each by its pseudonym');
});

test('the answer of a provider, too, stands there as text', () => {
  const targets = receipt.targets.map((target) => ({ ...target, requestId: '<img src=x> `a` | b' }));
  const { html, md } = written({ ...receipt, targets });
  expect(html).toContain('<code>&lt;img src=x&gt; `a` | b</code>');
  expect(md).toContain(' \\<img src=x\\> \\`a\\` \\| b |');
});

describe('word for word', () => {
  const wabotify = {
    provider: 'wabotify',
    baseUrl: 'https://api.wabotify.example',
    specVersion: '1.0.0',
    choices: { mode: 'trash', depth: 'all' },
    ...emptyTally(),
    outcomes: { ...emptyTally().outcomes, blocked: 1, absent: 1 },
  };
  const some: Receipt = {
    format: 'contact-deletion/receipt',
    version: 1,
    scope: 'run',
    reference: null,
    run: 'run-1',
    plan: 'plan-1',
    tool: '1.2.3',
    sandbox: false,
    plannedAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-02T10:20:30Z',
    endedAt: null,
    createdAt: '2026-01-03T00:00:00.123Z',
    total: 2,
    complete: true,
    providers: [wabotify],
    targets: [
      { provider: 'wabotify', pseudonym: 'aa', outcome: 'blocked', evidence: 'none', perhapsByUs: false },
      {
        provider: 'wabotify',
        pseudonym: 'b'.repeat(64),
        outcome: 'absent',
        evidence: 'absence',
        perhapsByUs: true,
        requestId: 'r 1',
        at: '2026-01-02T10:20:31.5Z',
      },
    ],
    digest: '',
    seal: '',
  };

  test('the tables of a receipt, in Markdown', () => {
    const { md } = written(some);
    const from = md.indexOf('**Contacts by their outcome**');
    expect(md.slice(from, md.indexOf('## What the words mean'))).toBe(`**Contacts by their outcome**

| Outcome | Wabotify |
| --- | ---: |
| deleted | 0 |
| deleted: permanent | 0 |
| deleted: soft | 0 |
| deleted: not stated | 0 |
| not found | 1 |
| not found: perhaps by this run | 0 |
| blocked | 1 |
| rejected | 0 |
| not attempted | 0 |
| unknown | 0 |

**What the deleted and the not found ones rest on**

| Evidence | Wabotify |
| --- | ---: |
| named in the answer | 0 |
| answer to its request | 0 |
| absence | 0 |

## About this receipt

**Run and receipt**

| Detail | Value |
| --- | --- |
| Contacts | 2 |
| Every outcome is final | yes |
| Receipt made | \`2026-01-03 00:00:00 UTC\` |
| Plan made | \`2026-01-01 00:00:00 UTC\` |
| Run begun | \`2026-01-02 10:20:30 UTC\` |
| Run ended | not ended |
| Run | \`run-1\` |
| Digest of the plan | \`plan-1\` |
| Version of contact-deletion | \`1.2.3\` |

**Where the contacts were**

| Provider | Address | What was chosen | Contract |
| --- | --- | --- | --- |
| Wabotify | \`https://api.wabotify.example\` | mode=trash, depth=all | \`1.0.0\` |

## The contacts

**Each contact, by its pseudonym**

| Pseudonym | Provider | Outcome | Permanence | Evidence | Noted at | The provider’s request id |
| --- | --- | --- | --- | --- | --- | --- |
| \`aa\` | Wabotify | blocked | – | none | – | – |
| \`${'b'.repeat(64)}\` | Wabotify | not found, perhaps by this run | – | absence | \`2026-01-02 10:20:31 UTC\` | \`r 1\` |

`);
    expect(md).toContain(
      '| Política de Privacidad (read in a copy of 2025-09-29): <http://docs.wabotify.com/legal/politica-de-privacidad> |',
    );
  });

  test('the same in HTML', () => {
    const { html } = written({ ...some, startedAt: null, providers: [{ ...wabotify, choices: {} }] });
    expect(html).toContain(`<table class="counts">
<caption>What the deleted and the not found ones rest on</caption>
<thead><tr><th scope="col">Evidence</th><th scope="col">Wabotify</th></tr></thead>
<tbody>
<tr><th scope="row">named in the answer</th><td>0</td></tr>
<tr><th scope="row">answer to its request</th><td>0</td></tr>
<tr><th scope="row">absence</th><td>0</td></tr>
</tbody>
</table>
<h2>About this receipt</h2>
<table>
`);
    expect(html).toContain('<tr><th scope="row">Run begun</th><td>not begun</td></tr>');
    expect(html).toContain('<td>nothing</td><td><code>1.0.0</code></td>');
    expect(html).toContain('<tr><th scope="row"><code>aa</code></th>');
    expect(html).toContain(`<tr><th scope="row"><code class="long">${'b'.repeat(64)}</code></th>`);
    expect(html).toContain(
      '<td>Get Messages (read in a copy of 2025-09-29): <a href="http://docs.wabotify.com/message',
    );
    expect(html).toContain('<td>Delete contact: <a href="http://docs.wabotify.com/contact/delete-contact">');
  });

  test('a deleted contact is listed with its permanence', () => {
    const { md } = written(receipt);
    const of = (permanence: string) =>
      receipt.targets.find((target) => target.permanence === permanence)?.pseudonym;
    expect(md).toContain(
      `| \`${of('permanent')}\` | Huduma SMS | deleted | permanent | named in the answer | `,
    );
    expect(md).toContain(`| \`${of('soft')}\` | Huduma SMS | deleted | soft | answer to its request | `);
    expect(md).toContain(`| \`${of('undocumented')}\` | sendme123 | deleted | not stated | absence | `);
  });

  test('several providers have a column for all of them', () => {
    const { md } = written(receipt);
    expect(md).toContain('| Outcome | Huduma SMS | sendme123 | All |\n| --- | ---: | ---: | ---: |\n');
    expect(md).toContain('| Evidence | Huduma SMS | sendme123 | All |\n');
  });

  test('of a single contact that perhaps was deleted, the doubt is stated', async () => {
    const target = { provider: 'huduma', id: '4' };
    const run = await readJournal(journal.path);
    const { perhapsByUs, outcomes } = wordsIn.en;
    const { blocks } = written(await run.receipt({ target })).document;
    const said = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(said.slice(0, 3)).toEqual([
      `Outcome: not found. ${outcomes.absent.meaning}`,
      `Outcome: perhaps by this run. ${perhapsByUs.meaning}`,
      `Evidence: absence. ${wordsIn.en.evidence.absence.meaning}`,
    ]);
  });

  test('a number keeps its digits together, in both formats', () => {
    const many = { ...receipt, targets: Array(12_345).fill(receipt.targets[0]) };
    const { html, md } = written(many, 'es');
    expect(html).toContain('12&nbsp;345 contactos');
    expect(md).toContain('12&nbsp;345 contactos');
  });

  test('a time that is no UTC stands as it is', () => {
    expect(written({ ...some, createdAt: '2026-01-03T00:00:00+02:00' }).md).toContain(
      '| Receipt made | `2026-01-03T00:00:00+02:00` |',
    );
  });

  test.each([
    ['12) a', '12\\) a'],
    ['a -b', 'a -b'],
    ['a 1. b', 'a 1. b'],
  ])('%s is %s in Markdown', (reference, shown) => {
    expect(written({ ...receipt, reference }).md).toContain(`| Reference | ${shown} |`);
  });
});
