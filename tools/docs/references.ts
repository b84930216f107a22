/** Renders the specs with Redoc: one page per provider and language, each a single file. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { texts } from '../../docs/.vitepress/texts.js';
import { type BuiltinName, builtinDefinitions } from '../../src/providers/definitions.js';
import { withAssumptions } from './assumptions.js';
import { providerNames } from './comparison.js';
import { withPolicy } from './policy.js';
import { redocInSpanish } from './redoc-in-spanish.js';
import { type Language, languages, root, specIn } from './specs.js';

const run = promisify(execFile);

/** Redoc loads its logo from this address. Its name replaces it, without another host. */
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const name =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='52' height='14'%3E%3Ctext y='11' font-family='sans-serif' font-size='12' fill='%236b7280'%3ERedocly%3C/text%3E%3C/svg%3E";

const deleting = (provider: BuiltinName) =>
  builtinDefinitions.find(({ name }) => name === provider)?.deletion.operation ?? '';

/** The path of a provider's page below the base of the site. */
export const referencePath = (language: Language, provider: BuiltinName) =>
  `${language === 'en' ? '' : `${language}/`}reference/${provider}.html`;

export async function buildReferences(site: string, base: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-docs-'));
  try {
    const pages = languages.flatMap((language) => providerNames.map((provider) => ({ language, provider })));
    await Promise.all(pages.map((page) => buildReference(page, { folder, site, base })));
  } finally {
    await rm(folder, { recursive: true });
  }
  await writeFile(join(site, 'reference.js'), await readFile(join(root, 'tools/docs/reference-page.js')));
}

interface Page {
  readonly language: Language;
  readonly provider: BuiltinName;
}

interface Places {
  readonly folder: string;
  readonly site: string;
  readonly base: string;
}

async function buildReference({ language, provider }: Page, { folder, site, base }: Places): Promise<void> {
  const spec = await specIn(language, provider);
  const words = texts[language].references;
  const input = join(folder, `${language}-${provider}.json`);
  await writeFile(input, JSON.stringify(withAssumptions(spec, words.assumption)));
  const output = join(site, referencePath(language, provider));
  await mkdir(join(output, '..'), { recursive: true });
  const other = language === 'en' ? 'es' : 'en';
  const prefix = language === 'en' ? '' : `${language}/`;
  const options = {
    language,
    base,
    home: base + prefix,
    other: base + referencePath(other, provider),
    otherLanguage: other,
    otherName: texts[other].language,
    description: spec.info.summary,
    siteTitle: texts[language].site.title,
    label: words.label,
    first: `contacts/${deleting(provider).toLowerCase()}`,
    sans: await fontIn(site, 'geist'),
    mono: await fontIn(site, 'geist-mono'),
    pages: [
      { href: `${base}${prefix}guides/getting-started.html`, name: words.guides },
      { href: `${base}${prefix}commands/`, name: words.commands },
      { href: `${base}api/`, name: words.api },
    ],
    providers: providerNames.map((each) => ({
      href: base + referencePath(language, each),
      name: texts[language].providers[each],
      current: each === provider ? 'page' : 'false',
    })),
  };
  const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const template = join(root, 'tools/docs/reference.hbs');
  const templateOptions = Object.entries(options).flatMap(([key, value]) =>
    typeof value === 'string' ? [`--templateOptions.${key}=${value}`] : [],
  );
  const listed = (['pages', 'providers'] as const).flatMap((list) =>
    options[list].flatMap((each, index) =>
      Object.entries(each).map(([key, value]) => `--templateOptions.${list}.${index}.${key}=${value}`),
    ),
  );
  await run(
    process.execPath,
    [
      redocly,
      'build-docs',
      input,
      '-o',
      output,
      '--inlineBundle',
      '-t',
      template,
      ...templateOptions,
      ...listed,
    ],
    { cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  );
  const html = await readFile(output, 'utf8');
  const page = language === 'es' ? redocInSpanish(html) : html;
  await writeFile(output, withPolicy(withPlaces(page.replace(logo, name)), 'redoc'));
}

/** Redoc's own links as its script makes them: before it has run, they would lead out of the site. */
const withPlaces = (html: string) => html.replaceAll(/href="(\/(?:contacts(?:\/\w+)?)?)"/g, 'href="#$1"');

/** The address of a font, as VitePress named its file. */
async function fontIn(site: string, name: string): Promise<string> {
  const files = await readdir(join(site, 'assets'));
  const font = files.find((file) => file.startsWith(`${name}-latin-wght-normal.`));
  if (font === undefined) throw new Error(`VitePress has left no font ${name} in the site.`);
  return `assets/${font}`;
}
