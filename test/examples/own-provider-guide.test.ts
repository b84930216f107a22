/** The guide on your own provider shows the code of the example; `own-provider-cli.test.ts` runs its commands. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { blocksOfGuide } from './guide.js';

const folder = fileURLToPath(new URL('../../examples/own-provider/', import.meta.url));

const shown = { ts: ['acme.ts', 'delete.ts', 'contact-deletion.config.ts'], yaml: ['spec.yaml'] };

test.each(Object.entries(shown))(
  'its %s is that of the example, in the order of the files',
  (language, files) => {
    const found = blocksOfGuide(language).map((code) =>
      files.filter((file) => readFileSync(`${folder}${file}`, 'utf8').includes(code)),
    );
    expect(found).toEqual(files.map((file) => [file]));
  },
);
