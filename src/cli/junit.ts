/** Writes JUnit XML: the small part that every CI reads. */

export interface JunitCase {
  readonly name: string;
  readonly className: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  /** Why it did not pass. */
  readonly message: string;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

export function junitXml(suites: readonly JunitSuite[]): string {
  const lines = suites.flatMap(({ name, cases }) => [
    `  <testsuite ${attributes({ name, ...countsOf(cases) })}>`,
    ...cases.flatMap(caseLines),
    '  </testsuite>',
  ]);
  const all = suites.flatMap(({ cases }) => cases);
  const opening = `<testsuites ${attributes({ name: 'contact-deletion', ...countsOf(all) })}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', opening, ...lines, '</testsuites>', ''].join('\n');
}

function caseLines({ name, className, outcome, message }: JunitCase): string[] {
  const opening = `    <testcase ${attributes({ name, classname: className })}`;
  if (outcome === 'passed') return [`${opening}/>`];
  const told = message === '' ? '' : ` ${attributes({ message })}`;
  return [`${opening}>`, `      <${outcome}${told}/>`, '    </testcase>'];
}

function countsOf(cases: readonly JunitCase[]) {
  const count = (outcome: JunitCase['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

const attributes = (values: Readonly<Record<string, number | string>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot contain become question marks. */
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\t\n\r]/g, ' ');
