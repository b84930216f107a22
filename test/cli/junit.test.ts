/** JUnit XML stays valid, whatever is in a name. */
import { expect, test } from 'vitest';
import { junitXml } from '../../src/cli/junit.js';

test('what XML gives a meaning is escaped, and what it cannot hold is replaced', () => {
  const name = `<&>"\u0000\u001b[31m\uD800 a\nb`;
  const xml = junitXml([{ name, cases: [{ name, className: 'c', outcome: 'failure', message: name }] }]);
  const written = '&lt;&amp;&gt;&quot;??[31m? a b';
  expect(xml.split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="contact-deletion" tests="1" failures="1" errors="0" skipped="0">',
    `  <testsuite name="${written}" tests="1" failures="1" errors="0" skipped="0">`,
    `    <testcase name="${written}" classname="c">`,
    `      <failure message="${written}"/>`,
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ]);
});
