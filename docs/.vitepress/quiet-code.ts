/** Colours code by classes instead of style attributes, which a strict Content-Security-Policy forbids. */
import type { MarkdownOptions } from 'vitepress';

/** Scopes of TextMate grammars, by class. The theme's CSS gives each class its colours. */
const scopes = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: ['keyword', 'storage', 'variable.language', 'support.type.primitive'],
  string: ['string', 'punctuation.definition.string'],
  constant: ['constant', 'support.constant', 'entity.name.type', 'support.type', 'support.class'],
  call: ['entity.name.function', 'support.function', 'entity.name.tag', 'entity.name.command'],
  operator: ['keyword.operator', 'punctuation'],
} as const;

type Token = keyof typeof scopes;
const tokens = Object.keys(scopes) as readonly Token[];

/** The highlighter knows only colours, so a colour stands for each class. */
const colourOf = (index: number) => `#00000${index + 1}`;
const classes = new Map(tokens.map((token, index) => [`color:${colourOf(index)}`, `token-${token}`]));

const theme = {
  name: 'classes',
  type: 'light',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...tokens.map((token, index) => ({
      scope: [...scopes[token]],
      settings: { foreground: colourOf(index) },
    })),
  ],
} as const;

export const quietCode = {
  theme: theme as unknown as NonNullable<MarkdownOptions['theme']>,
  codeTransformers: [
    {
      name: 'classes-for-styles',
      pre(node) {
        delete node.properties.style;
      },
      span(node) {
        const token = classes.get(String(node.properties.style ?? '').toLowerCase());
        delete node.properties.style;
        if (token) node.properties.class = token;
      },
    },
  ],
} as const satisfies Pick<MarkdownOptions, 'theme' | 'codeTransformers'>;
