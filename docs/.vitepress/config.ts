/** The site: VitePress carries the front page, the guides and the TypeScript API, in English and Spanish. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { addressOf, llmsText, openGraph } from '../../tools/docs/announce.js';
import { origin, repository } from '../../tools/docs/places.js';
import { withPolicy } from '../../tools/docs/policy.js';
import type { Language } from '../../tools/docs/specs.js';
import { withCopyButtons } from './copy-button.js';
import { isEnglishOnly, navigationIn } from './navigation.js';
import { quietCode } from './quiet-code.js';
import { type Texts, texts } from './texts.js';

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The list of pages that their generator wrote beside them; empty if it has not run. */
function listed(path: string): DefaultTheme.SidebarItem[] {
  const file = place(path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

function themeIn(language: Language): DefaultTheme.Config {
  const { frame, notFound, references } = texts[language];
  const groups = navigationIn(language);
  const prefix = language === 'en' ? '/' : `/${language}/`;
  return {
    nav: groups.map(({ text, items }) => ({ text, items })),
    socialLinks: [{ icon: 'github', link: repository }],
    sidebar: {
      '/api/': [{ text: texts.en.references.api, items: listed('../api/typedoc-sidebar.json') }, ...groups],
      [`${prefix}commands/`]: [
        { text: references.commands, items: listed(`..${prefix}commands/sidebar.json`) },
        ...groups,
      ],
      [prefix]: groups,
    },
    logo: { src: '/icon.svg', alt: '' },
    outline: { label: frame.onThisPage, level: [2, 3] },
    docFooter: { prev: frame.previous, next: frame.next },
    sidebarMenuLabel: frame.menu,
    returnToTopLabel: frame.top,
    darkModeSwitchLabel: frame.appearance,
    darkModeSwitchTitle: frame.dark,
    lightModeSwitchTitle: frame.light,
    langMenuLabel: frame.changeLanguage,
    skipToContentLabel: frame.skip,
    notFound: {
      title: notFound.title,
      quote: notFound.quote,
      linkText: notFound.link,
      linkLabel: notFound.label,
    },
  } as unknown as DefaultTheme.Config;
}

function searchIn({ search }: Texts) {
  return {
    translations: {
      button: { buttonText: search.button, buttonAriaLabel: search.button },
      modal: {
        displayDetails: search.details,
        resetButtonTitle: search.reset,
        backButtonTitle: search.back,
        noResultsText: search.none,
        footer: { selectText: search.select, navigateText: search.navigate, closeText: search.close },
      },
    },
  };
}

/**
 * The part of an API page that the search indexes: functions by their headings, everything else as text of the page that
 * lists it. Otherwise a field called `phone` would rank above the guide on finding people by phone.
 */
function searched(source: string, path: string): string {
  if (/\/(interfaces|type-aliases|classes)\.md$/.test(path)) return '';
  const withoutMembers = source.replaceAll(/^#{4,6} [\s\S]*?(?=^#{1,3} |$(?![\s\S]))/gm, '');
  return withoutMembers.replaceAll(/^### (?!\w+\(\))/gm, '');
}

/** Changes a page where VitePress has no setting. */
function adapted(html: string, page: string): string {
  // The policy forbids these two style attributes. Our style sheet sets the one that matters.
  const plain = html.replaceAll(/ style="(--vp-vh:0px|position:relative);"/g, '');
  // On pages without Spanish, the hidden language switch still needs an address that exists.
  return isEnglishOnly(`/${page}`)
    ? plain.replaceAll(/href="[^"]*\/es\/(api|project)\/[^"]*"/g, `href="${base}es/"`)
    : plain;
}

const { en, es } = texts;

const referencePaths = ['', 'es/'].flatMap((prefix) =>
  Object.keys(en.providers).map((provider) => `${prefix}reference/${provider}.html`),
);

const base = process.env.DOCS_BASE ?? '/';
const published = (process.env.DOCS_ORIGIN ?? origin) + base;

export default defineConfig({
  base,
  outDir: process.env.DOCS_OUT ?? place('../../site'),
  cacheDir: place('../../node_modules/.cache/vitepress'),
  title: en.site.title,
  description: en.site.description,
  lang: 'en',
  // Otherwise the switch briefly adds a style element, which the policy forbids.
  appearance: { disableTransition: false },
  locales: {
    root: { label: en.language, lang: 'en', themeConfig: themeIn('en') },
    es: {
      label: es.language,
      lang: 'es',
      title: es.site.title,
      description: es.site.description,
      themeConfig: themeIn('es'),
    },
  },
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }]],
  sitemap: {
    hostname: published,
    // Redoc's pages come after VitePress's.
    transformItems: (items) => [...items, ...referencePaths.map((url) => ({ url }))],
  },
  transformHead: ({ title, description, pageData }) =>
    openGraph(title, description, published + addressOf(pageData.relativePath)),
  buildEnd: ({ outDir }) =>
    writeFileSync(`${outDir}/llms.txt`, llmsText(navigationIn('en'), place('..'), published)),
  // Linked pages are loaded only when somebody opens them.
  router: { prefetchLinks: false },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        ...searchIn(en),
        locales: { es: searchIn(es) },
        _render: (source, env, md) =>
          md.render(env.relativePath.startsWith('api/') ? searched(source, env.relativePath) : source, env),
      },
    },
  },
  markdown: { ...quietCode, config: withCopyButtons, image: { lazyLoading: true } },
  // The tests follow every link of the finished site instead.
  ignoreDeadLinks: true,
  transformPageData(page) {
    if (isEnglishOnly(`/${page.relativePath}`)) page.frontmatter.pageClass = 'english-only';
  },
  transformHtml: (html, _, { page }) => withPolicy(adapted(html, page), 'ours'),
});
