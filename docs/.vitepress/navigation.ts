/** Which pages the site has, in the order of the sidebar. A page is shown once its file exists. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';
import type { Language } from '../../tools/docs/specs.js';

interface Entry {
  /** Its address in English, without `.md`. */
  readonly path: string;
  readonly title: Readonly<Record<Language, string>>;
}

interface Group {
  readonly title: Readonly<Record<Language, string>>;
  readonly entries: readonly Entry[];
}

const page = (path: string, en: string, es: string): Entry => ({ path, title: { en, es } });

export const groups: readonly Group[] = [
  {
    title: { en: 'Start', es: 'Empezar' },
    entries: [
      page('/guides/getting-started', 'Getting started', 'Primeros pasos'),
      page('/try-it', 'Try it in the page', 'Pruébalo en la página'),
      page('/guides/command-line', 'From the command line', 'Desde la línea de comandos'),
      page('/guides/one-provider', 'One provider, in code', 'Un proveedor, desde el código'),
      page('/guides/ids', 'Where do I find the id?', '¿Dónde encuentro el ID?'),
    ],
  },
  {
    title: { en: 'Guides', es: 'Guías' },
    entries: [
      page('/guides/erasure-request', 'An erasure request', 'Una solicitud de supresión'),
      page('/guides/outcomes', 'Reading outcomes', 'Leer los resultados'),
      page('/contract-testing', 'Contract testing in CI', 'Pruebas de contrato en CI'),
      page('/guides/configuration', 'Configuration', 'Configuración'),
      page('/guides/troubleshooting', 'Troubleshooting', 'Solución de problemas'),
      page('/guides/proxies', 'Proxies and connections', 'Proxies y conexiones'),
      page('/guides/testing', 'Testing and tracing your code', 'Probar y trazar tu código'),
      page('/guides/moving', 'Moving from sample code', 'Dejar atrás el código de ejemplo'),
      page('/guides/own-provider', 'A provider of your own', 'Un proveedor propio'),
      page('/guides/many-machines', 'Many machines, one account', 'Muchas máquinas, una cuenta'),
      page('/two-pages', 'The two pages of sendme123', 'Las dos páginas de sendme123'),
    ],
  },
  {
    title: { en: 'Reference', es: 'Referencia' },
    entries: [
      page('/commands/', 'Commands', 'Comandos'),
      page('/api/', 'TypeScript API', 'API de TypeScript (en inglés)'),
      page('/reference/huduma.html', 'Huduma SMS', 'Huduma SMS'),
      page('/reference/sendme123.html', 'sendme123', 'sendme123'),
      page('/reference/wabotify.html', 'Wabotify', 'Wabotify'),
    ],
  },
  {
    title: { en: 'Project', es: 'Proyecto' },
    entries: [
      page('/project/architecture', 'Architecture', 'Arquitectura (en inglés)'),
      page('/project/changelog', 'Changelog', 'Historial de cambios (en inglés)'),
      page('/project/contributing', 'Contributing', 'Contribuir (en inglés)'),
      page('/project/security', 'Security', 'Seguridad (en inglés)'),
    ],
  },
];

/** Pages without Spanish. Spanish pages link to the English ones. */
const englishOnly = /^\/(api|project)\//;

/** Whether an address has no page in Spanish. */
export const isEnglishOnly = (path: string): boolean => englishOnly.test(path);

/** The address of a page in a language. */
export const linkIn = (language: Language, path: string): string =>
  language === 'en' || isEnglishOnly(path) ? path : `/${language}${path}`;

/** Redoc writes its pages after VitePress has finished. */
const isRedocs = (path: string) => path.endsWith('.html');

function exists(link: string): boolean {
  const file = `../${link.replace(/\/$/, '/index').slice(1)}.md`;
  return isRedocs(link) || existsSync(fileURLToPath(new URL(file, import.meta.url)));
}

function itemOf(language: Language, { path, title }: Entry): DefaultTheme.SidebarItem & { target?: string } {
  const link = linkIn(language, path);
  // The browser must load the page: VitePress does not know Redoc's pages.
  return { text: title[language], link, ...(isRedocs(path) ? { target: '_self' } : {}) };
}

export interface ShownGroup {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string; readonly target?: string }[];
}

/** The groups with the pages that exist. */
export function navigationIn(language: Language): readonly ShownGroup[] {
  const shown = groups.map(({ title, entries }) => ({
    text: title[language],
    items: entries
      .filter(({ path }) => exists(linkIn(language, path)))
      .map((entry) => itemOf(language, entry) as ShownGroup['items'][number]),
  }));
  return shown.filter(({ items }) => items.length > 0);
}
