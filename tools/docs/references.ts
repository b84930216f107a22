/** Renders the specs with Redoc: one page per provider and language, each a single file. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { texts } from '../../docs/.vitepress/texts.js';
import type { BuiltinName } from '../../src/providers/definitions.js';
import { providerNames } from './comparison.js';
import { withPolicy } from './policy.js';
import { redocInSpanish } from './redoc-in-spanish.js';
import { type Language, languages, root, specIn } from './specs.js';

const run = promisify(execFile);

/** Redoc loads its logo from this address. Its name replaces it, without another host. */
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const name =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='52' height='14'%3E%3Ctext y='11' font-family='sans-serif' font-size='12' fill='%236b7280'%3ERedocly%3C/text%3E%3C/svg%3E";

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
  const input = join(folder, `${language}-${provider}.json`);
  await writeFile(input, JSON.stringify(spec));
  const output = join(site, referencePath(language, provider));
  await mkdir(join(output, '..'), { recursive: true });
  const other = language === 'en' ? 'es' : 'en';
  const options = {
    language,
    base,
    home: language === 'en' ? base : `${base}${language}/`,
    other: base + referencePath(other, provider),
    otherLanguage: other,
    otherName: texts[other].language,
    description: spec.info.summary,
    siteTitle: texts[language].site.title,
    label: texts[language].references.label,
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
  const listed = options.providers.flatMap((each, index) =>
    Object.entries(each).map(([key, value]) => `--templateOptions.providers.${index}.${key}=${value}`),
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
  await writeFile(output, withPolicy(page.replace(logo, name), 'redoc'));
}
