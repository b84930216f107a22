/** A page for each command, made from the commands themselves: `docs/commands/` and `docs/es/commands/`. */
import { EventEmitter } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Argument, Command, Option } from 'commander';
import { CommandLine } from '../../src/cli/command-line.js';
import { programFor } from '../../src/cli/program.js';
import { wordsOfCommands } from './command-words.js';
import { type Language, languages, root } from './specs.js';

export interface CommandPage {
  /** Below `docs/`: `commands/fleet-worker.md`. */
  readonly file: string;
  /** What is typed: `fleet worker`; empty for the page of all commands. */
  readonly name: string;
  readonly markdown: string;
}

const folderIn = (language: Language) => (language === 'en' ? 'commands' : `${language}/commands`);

export function commandPages(language: Language): readonly CommandPage[] {
  const program = theProgram();
  const commands = program.commands.flatMap((command) => [command, ...command.commands]);
  const folder = folderIn(language);
  return [
    { file: `${folder}/index.md`, name: '', markdown: overview(program, commands, language) },
    ...commands.map((command) => {
      const name = nameOf(command);
      return {
        file: `${folder}/${fileOf(name)}.md`,
        name,
        markdown: pageOf(command, language),
      };
    }),
  ];
}

export async function buildCommands(): Promise<void> {
  for (const language of languages) {
    const folder = join(root, 'docs', folderIn(language));
    const pages = commandPages(language);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const { file, markdown } of pages) await writeFile(join(root, 'docs', file), markdown);
    await writeFile(join(folder, 'sidebar.json'), sidebarOf(pages));
  }
}

function sidebarOf(pages: readonly CommandPage[]): string {
  const commands = pages.filter(({ name }) => name !== '');
  return JSON.stringify(
    commands.map(({ file, name }) => ({ text: name, link: `/${file.replace(/\.md$/, '')}` })),
  );
}

/** With the built-in providers, and without a terminal. */
function theProgram(): Command {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  return programFor(
    new CommandLine({ env: {}, cwd: root, stdin, stdout, stderr, signals: new EventEmitter() }),
  );
}

/** With the names of the commands that it belongs to, without the program's. */
function nameOf(command: Command): string {
  return command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}

const fileOf = (name: string) => name.replaceAll(' ', '-');

function overview(program: Command, commands: readonly Command[], language: Language): string {
  const words = wordsOfCommands[language];
  return joined([
    frontMatter(words.title, program.description()),
    `# ${words.title}`,
    words.intro,
    ...inEnglish(language, [
      ['| | |', '|---|---|', ...commands.map(rowOf)].join('\n'),
      `## ${words.everywhere} {#options}`,
      ...program.options.map(entryOf),
      ...afterwards(program),
    ]),
  ]);
}

const rowOf = (command: Command) =>
  `| [\`${nameOf(command)}\`](./${fileOf(nameOf(command))}.md) | ${safe(command.summary() || command.description())} |`;

function pageOf(command: Command, language: Language): string {
  const words = wordsOfCommands[language];
  const name = nameOf(command);
  const after = afterwards(command);
  const isExample = (part: string) => part.startsWith('## Examples');
  return joined([
    frontMatter(name, command.description()),
    `# \`${name}\` {#${fileOf(name)}}`,
    ...inEnglish(language, [
      safe(command.description()),
      fenced('console', `$ contact-deletion ${name} ${command.usage()}`),
      ...after.filter(isExample),
      ...section(
        words.arguments,
        'arguments',
        command.registeredArguments.map((each) => argumentOf(each)),
      ),
      ...section(
        words.subcommands,
        'commands',
        command.commands.length > 0 ? [command.commands.map((each) => `- ${linkTo(each)}`).join('\n')] : [],
      ),
      ...section(words.options, 'options', command.options.map(entryOf)),
      ...after.filter((part) => !isExample(part)),
    ]),
    words.everyCommand,
  ]);
}

const linkTo = (command: Command) =>
  `[\`${nameOf(command)}\`](./${fileOf(nameOf(command))}.md): ${safe(command.summary() || command.description())}`;

const section = (title: string, anchor: string, content: readonly string[]) =>
  content.length > 0 ? [`## ${title} {#${anchor}}`, ...content] : [];

const argumentOf = (argument: Argument) => `\`${argument.name()}\`: ${safe(argument.description)}.`;

/** A heading of its own, so that it can be searched for and linked to. */
function entryOf(option: Option): string {
  const { flags, description, argChoices, defaultValue, defaultValueDescription } = option;
  const standard = defaultValueDescription ?? defaultValue;
  const parts = [
    `${sentence(safe(description))}.`,
    ...(option.mandatory ? ['Required.'] : []),
    ...(argChoices ? [`One of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}.`] : []),
    ...(shows(standard) ? [`Default: ${typeof standard === 'string' ? safe(standard) : standard}.`] : []),
  ];
  return `### \`${flags}\` {#${anchorOf(option)}}\n\n${parts.join(' ')}`;
}

const anchorOf = (option: Option) => (option.long ?? option.flags).replace(/^--/, '');

const shows = (standard: unknown) =>
  standard !== undefined &&
  typeof standard !== 'boolean' &&
  !(Array.isArray(standard) && standard.length === 0);

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands below the options in its help: paragraphs, and lists that have a heading in a line. */
function afterwards(command: Command): readonly string[] {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  (command as unknown as EventEmitter).emit('afterHelp', { error: false, command, write });
  return text
    .split(/\n\n+/)
    .map((part) => part.replace(/^\n+|\n+$/g, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      if (!/^ {2}/.test(lines[0] ?? '')) return safe(part);
      const isCommands = lines.every((line) => /^ {2}\$ /.test(line));
      const list = lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
      return `## ${safe(head.replace(/:$/, ''))}\n\n${fenced(isCommands ? 'console' : 'text', list)}`;
    });
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/** The program speaks English; a Spanish page says so to whoever listens to it. */
const inEnglish = (language: Language, parts: readonly string[]) =>
  language === 'en' ? parts : ['<div lang="en">', ...parts, '</div>'];

const frontMatter = (title: string, description: string) =>
  `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\npageClass: commands\n---`;

/** As Markdown that shows it as it is. Options are set as code. */
const safe = (text: string) =>
  text
    .replaceAll(/[<>|{}*_[\]\\]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll(/(?<![\w-])--[a-z][\w-]*/g, (option) => `\`${option}\``);

const joined = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;
