/** The picture for the README is the one that the site would show now. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outcomePicture, pictureFile } from '../../tools/docs/picture.js';

test('docs/public/outcomes.svg is up to date (else: npm run docs:picture)', async () => {
  const picture = await outcomePicture();
  expect(readFileSync(pictureFile, 'utf8')).toBe(picture);
  expect(picture).toMatch(/^<svg [^>]*xmlns=/);
  for (const [, outcome = ''] of picture.matchAll(/class="outcome-text">(\w+)</g))
    expect(outcome).not.toBe('');
  expect(picture).not.toMatch(/url\(|<script|undefined/);
});
