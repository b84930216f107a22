/**
 * Every text of every spec has a Spanish translation, the translation changes nothing else, and no change of the English
 * goes unnoticed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadSpec, type Provider } from '../../contract/spec.js';
import {
  applyOverlay,
  type Overlay,
  spanishOverlay,
  spanishSpec,
  type Translation,
} from '../../tools/spanish-specs.js';
import { lint } from './lint.js';
import { mapTexts, strayProse, textsOf } from './texts.js';
import { unfaithful } from './translation.js';

const providers: Provider[] = ['huduma', 'sendme123', 'wabotify'];

/** The problems of an overlay as the Spanish translation of a spec, each by the place of the text. */
function problemsOf(spec: object, { actions }: Overlay): string[] {
  const texts = textsOf(spec);
  const targets = actions.map(({ target }) => target);
  return [
    ...[...strayProse(spec)].map((place) => `${place} may be a text: say so in texts.ts`),
    ...[...texts.keys()]
      .filter((place) => !targets.includes(place))
      .map((place) => `${place} has no Spanish`),
    ...targets
      .filter((place, index) => targets.indexOf(place) < index)
      .map((place) => `${place} comes twice`),
    ...actions.flatMap((action) => {
      const problems = problemsOfAction(action, texts.get(action.target));
      return problems.map((problem) => `${action.target} ${problem}`);
    }),
  ];
}

function problemsOfAction(action: Translation, english: string | undefined): string[] {
  const { target: _, description, update, ...more } = action;
  if (english === undefined) return ['points at no text'];
  if (Object.keys(more).length > 0) return [`does more than translate: ${Object.keys(more)}`];
  if (description !== english) return ['was translated from another English'];
  if (typeof update !== 'string' || update.trim() === '') return ['is empty in Spanish'];
  if (update === english) return ['is still English'];
  return unfaithful(english, update);
}

describe.each(providers)('the Spanish of %s', (provider) => {
  it('has every text of the spec, from the English as it is now, and nothing besides', async () => {
    expect(problemsOf(loadSpec(provider), await spanishOverlay(provider))).toEqual([]);
  });

  it('comes out as the overlay has it', async () => {
    const { actions } = await spanishOverlay(provider);
    const texts = textsOf(await spanishSpec(provider));
    expect(texts).toEqual(new Map(actions.map(({ target, update }) => [target, update])));
  });

  it('changes nothing but texts', async () => {
    const textless = (spec: object) => mapTexts(spec, () => 'a text');
    expect(textless(await spanishSpec(provider))).toEqual(textless(loadSpec(provider)));
  });
});

describe('the linter', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'spanish-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('has nothing to say about the overlays, nor about the specs in Spanish and their examples', async () => {
    const overlays = providers.map((provider) => path.join('specs/es', `${provider}.overlay.yaml`));
    const specs = providers.map((provider) => path.join(directory, `${provider}.yaml`));
    for (const [index, provider] of providers.entries()) {
      await writeFile(specs[index] ?? '', stringify(await spanishSpec(provider)));
    }
    expect(await lint([...overlays, ...specs])).toEqual({ exitCode: 0, problems: [[], [], [], [], [], []] });
  });
});

const text =
  'Answers 404 where [the page](https://provider.invalid/en) has no `id`.\n\n- **Careful.** Gone.\n';
const texto =
  'Responde 404 si [la página](https://provider.invalid/en) no tiene `id`.\n\n- **Cuidado.** Ya no está.\n';
const place = "$.paths['/contacts/{id}'].delete.description";

/** A small spec with every trap that is in our own: a field called like a text, texts among data, odd paths. */
const spec = () => ({
  info: { title: 'Contacts' },
  tags: [{ name: 'Contacts', description: 'People.' }],
  paths: {
    '/contacts/{id}': {
      delete: { description: text, responses: { '200': { description: 'Gone.' } } },
      get: { 'x-codeSamples': [{ source: 'curl a | jq .description' }] },
    },
  },
  components: {
    examples: { Ada: { value: { description: 'Met in London' } } },
    schemas: {
      Tag: {
        properties: {
          description: { description: 'Its purpose.', pattern: 'a b' },
          value: { title: 'Worth' },
          properties: { title: 'Traits', default: { title: 'None' } },
        },
        default: { title: 'No tag' },
        examples: [{ description: 'A friend' }],
      },
    },
  },
});

const overlay = (): Overlay => ({
  overlay: '1.1.0',
  actions: [
    { target: '$.info.title', description: 'Contacts', update: 'Contactos' },
    { target: '$.tags[0].description', description: 'People.', update: 'Personas.' },
    { target: place, description: text, update: texto },
    {
      target: "$.paths['/contacts/{id}'].delete.responses['200'].description",
      description: 'Gone.',
      update: 'Ya no está.',
    },
    {
      target: '$.components.schemas.Tag.properties.description.description',
      description: 'Its purpose.',
      update: 'Para qué sirve.',
    },
    { target: '$.components.schemas.Tag.properties.value.title', description: 'Worth', update: 'Valor' },
    {
      target: '$.components.schemas.Tag.properties.properties.title',
      description: 'Traits',
      update: 'Rasgos',
    },
  ],
});

const withAction = (target: string, change: object): Overlay => ({
  ...overlay(),
  actions: overlay().actions.map((action) => (action.target === target ? { ...action, ...change } : action)),
});

describe('the check of an overlay', () => {
  it('has nothing to say about a complete one', () => {
    expect(problemsOf(spec(), overlay())).toEqual([]);
  });

  it.each<[string, Overlay, string]>([
    [
      'a text without Spanish',
      { ...overlay(), actions: overlay().actions.filter(({ target }) => target !== place) },
      'has no Spanish',
    ],
    [
      'a text that is translated twice',
      { ...overlay(), actions: [...overlay().actions, ...overlay().actions.slice(2, 3)] },
      'comes twice',
    ],
    [
      'an English text that changed after its translation',
      withAction(place, { description: text.replace('Gone', 'Deleted') }),
      'was translated from another English',
    ],
    ['a text that was left in English', withAction(place, { update: text }), 'is still English'],
    ['a text that was left empty', withAction(place, { update: ' ' }), 'is empty in Spanish'],
    ['an action that removes', withAction(place, { remove: true }), 'does more than translate: remove'],
    ['a lost identifier', withAction(place, { update: texto.replace('`id`', '`ID`') }), 'lost the code `id`'],
    [
      'a link that leads elsewhere',
      withAction(place, { update: texto.replace('/en', '/es') }),
      'lost the link https://provider.invalid/en',
    ],
    ['another number', withAction(place, { update: texto.replace('404', '400') }), 'lost the number 404'],
    [
      'a number that came from nowhere',
      withAction(place, { update: texto.replace('404', '404 o 410') }),
      'added the number 410',
    ],
    [
      'a lost list',
      withAction(place, { update: texto.replace('- ', '') }),
      'has 0 items of lists instead of 1',
    ],
    [
      'a lost emphasis',
      withAction(place, { update: texto.replaceAll('**', '') }),
      'has 0 bold passages instead of 1',
    ],
  ])('reports %s', (_, damaged, problem) => {
    expect(problemsOf(spec(), damaged)).toContain(`${place} ${problem}`);
  });

  it.each([
    ['nothing', '$.paths.contacts.delete.description'],
    ['an object', "$.paths['/contacts/{id}'].delete"],
    ['an example value', '$.components.examples.Ada.value.description'],
    ['the name of a tag', '$.tags[0].name'],
    ['many texts at once', '$..description'],
  ])('reports an action that points at %s', (_, target) => {
    const lost = {
      ...overlay(),
      actions: [...overlay().actions, { target, description: text, update: texto }],
    };
    expect(problemsOf(spec(), lost)).toEqual([`${target} points at no text`]);
  });

  it('reports prose under a key that is not known to hold any', () => {
    const talkative = { ...spec(), 'x-note': 'Read this first.' };
    expect(problemsOf(talkative, overlay())).toEqual(["$['x-note'] may be a text: say so in texts.ts"]);
  });
});

describe('applying an overlay', () => {
  it('replaces the texts and leaves the rest, and the spec itself, alone', async () => {
    const english = spec();
    const update = new Map(overlay().actions.map((action) => [action.target, action.update]));
    const expected = mapTexts(spec(), (_, target) => update.get(target) ?? 'untranslated');
    expect(await applyOverlay(english, overlay())).toEqual(expected);
    expect(english).toEqual(spec());
  });

  it.each([
    '$.info.summary',
    "$.paths['/contacts'].delete.summary",
    '$.tags[1].description',
    "$.paths['/contacts/{id}'].delete",
    'info.title',
  ])('fails at %s, where there is no text, and names it', async (target) => {
    const lost = { ...overlay(), actions: [{ target, description: 'Contacts', update: 'Contactos' }] };
    await expect(applyOverlay(spec(), lost)).rejects.toThrow(`The overlay points at nothing: ${target}`);
  });

  it('fails on a version of Overlay that the library does not know', async () => {
    await expect(applyOverlay(spec(), { ...overlay(), overlay: '2.0.0' })).rejects.toThrow(
      'points at nothing',
    );
  });
});
