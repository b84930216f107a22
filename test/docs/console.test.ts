/** The button at a console session copies what a reader types. */
import { expect, test } from 'vitest';
import { commandsIn } from '../../docs/.vitepress/theme/commands.js';

test('a session is copied without its prompts and output', () => {
  const session = ['$ first --flag \\', '    on two lines', '', '$5 is output', '$ second', 'done', ''];
  expect(commandsIn(session.join('\n'))).toBe('first --flag \\\n    on two lines\nsecond');
});

test('a text without a prompt is copied whole', () => {
  expect(commandsIn('first\nsecond\n')).toBe('first\nsecond\n');
});
