/** Writes the TypeScript API into `docs/api/`, as Markdown for VitePress. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Application, OptionDefaults } from 'typedoc';
import { load as loadMarkdown } from 'typedoc-plugin-markdown';
import { load as loadVitepress } from 'typedoc-vitepress-theme';
import { root } from './specs.js';
import { splitPages } from './split-api.js';

const out = join(root, 'docs/api');

/** The import path of each entry point, by TypeDoc's name for it. */
const entries = new Map([
  ['index', 'contact-deletion'],
  ['providers/huduma', 'contact-deletion/huduma'],
  ['providers/sendme123', 'contact-deletion/sendme123'],
  ['providers/wabotify', 'contact-deletion/wabotify'],
  ['providers/define', 'contact-deletion/provider'],
  ['finding', 'contact-deletion/find'],
  ['record', 'contact-deletion/journal'],
  ['fleet', 'contact-deletion/fleet'],
  ['sandbox', 'contact-deletion/sandbox'],
  ['sandbox/node', 'contact-deletion/sandbox/node'],
  ['msw', 'contact-deletion/msw'],
  ['opentelemetry', 'contact-deletion/opentelemetry'],
  ['undici', 'contact-deletion/undici'],
]);

export async function buildApi(): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    plugin: [loadMarkdown, loadVitepress],
    entryPoints: [
      'src/index.ts',
      'src/providers/*/index.ts',
      'src/providers/define.ts',
      'src/finding/index.ts',
      'src/record/index.ts',
      'src/fleet/index.ts',
      'src/sandbox/index.ts',
      'src/sandbox/node.ts',
      'src/msw/index.ts',
      'src/opentelemetry/index.ts',
      'src/undici/index.ts',
    ].map((path) => join(root, path)),
    // The config of the whole project: there is a separate build config for Node and for all other runtimes.
    tsconfig: join(root, 'tsconfig.json'),
    // `npm run check` checks the types; here it would only take time.
    skipErrorChecking: true,
    out,
    // openapi-typescript writes it.
    blockTags: [...OptionDefaults.blockTags, '@description'],
    modifierTags: [...OptionDefaults.modifierTags, '@constant'],
    groupOrder: ['Functions', 'Variables', 'Interfaces', 'Type Aliases', 'Classes', '*'],
    // One page for each entry point.
    outputFileStrategy: 'modules',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
    readme: 'none',
    githubPages: false,
    excludeExternals: true,
    disableSources: true,
    logLevel: 'Warn',
    docsRoot: join(root, 'docs'),
  } as Parameters<typeof Application.bootstrapWithPlugins>[0]);
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc could not read the sources.');
  for (const module of project.children ?? []) module.name = entries.get(module.name) ?? module.name;
  // A page is shown below the one that its name begins with only if that one comes first.
  for (const { children } of [project, ...(project.groups ?? [])])
    children?.sort((one, other) => (one.name < other.name ? -1 : 1));
  await app.generateOutputs(project);
  await splitOutputs();
}

async function splitOutputs(): Promise<void> {
  const files = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('.md'));
  const pages = await Promise.all(
    files.map(async (file) => ({ file, text: mended(await readFile(join(out, file), 'utf8')) })),
  );
  for (const { file, text } of splitPages(pages)) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await writeFile(join(out, file), text);
  }
}

/** The plugin numbers a heading as the second of its name if a member elsewhere would have the same anchor. */
function mended(text: string): string {
  const headings = [...text.matchAll(/^#+ (\w+)/gm)].map(([, name = '']) => name.toLowerCase());
  const isRepeated = (name: string) => headings.indexOf(name) !== headings.lastIndexOf(name);
  return text.replaceAll(/\(#(\w+)-\d+\)/g, (link, name: string) => (isRepeated(name) ? link : `(#${name})`));
}
