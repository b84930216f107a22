/** The button at a console session copies what a reader types. */
import { expect, test } from 'vitest';
import { commandsIn } from '../../docs/.vitepress/theme/commands.js';

test('a session is copied without its prompts and output', () => {
  const session = ['$ first --flag \\', '    on two lines', '', '$5 is output', '$ second', 'done', ''];
  expect(commandsIn(session.join('\n'))).toBe('first --flag \\\n    on two lines\nsecond');
});

test.each(['', 'only output'])('without a command, nothing is copied: "%s"', (session) => {
  expect(commandsIn(session)).toBe('');
});
