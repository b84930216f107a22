/** What the pages of the commands say beside the commands' own words. */
import type { Language } from './specs.js';

export interface CommandWords {
  readonly title: string;
  readonly intro: string;
  readonly everywhere: string;
  readonly arguments: string;
  readonly subcommands: string;
  readonly options: string;
  /** Where the options are that every command takes, in Markdown. */
  readonly everyCommand: string;
}

export const wordsOfCommands: Readonly<Record<Language, CommandWords>> = {
  en: {
    title: 'Commands',
    intro:
      'Every command with every option. These pages are made from the program itself, and say what its `--help` says.',
    everywhere: 'Options of every command',
    arguments: 'Arguments',
    subcommands: 'Commands',
    options: 'Options',
    everyCommand: 'Beside these, there are the [options of every command](./index.md#options).',
  },
  es: {
    title: 'Comandos',
    intro:
      'Todos los comandos con todas sus opciones. Estas páginas se generan a partir del propio programa y dicen lo que dice su `--help`, que está en inglés.',
    everywhere: 'Opciones de todos los comandos',
    arguments: 'Argumentos',
    subcommands: 'Comandos',
    options: 'Opciones',
    everyCommand: 'Además están las [opciones de todos los comandos](./index.md#options).',
  },
};
