/**
 * `complete`: shell completion, by @bomb.sh/tab. Its script for bash needs bash-completion, so we have a script of our own.
 */
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';

const help = `
Examples:
  $ source <(contact-deletion complete bash)
  $ contact-deletion complete fish | source

To keep it, put such a line into the file that your shell reads when it starts.`;

export function addCompletion(program: Command): void {
  tab(program);
  const command = program.commands.find((each) => each.name() === 'complete');
  command
    ?.summary('print what makes a shell complete commands')
    .description('Prints the script that makes a shell complete commands and options.')
    .addHelpText('after', help);
}

/** Carries out `complete`. Tab writes with `console.log`, synchronously, so it is captured meanwhile. */
export function complete(program: Command, argv: readonly string[], cli: CommandLine): void {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: unknown) => void lines.push(...String(text).split('\n'));
  try {
    program.parse(argv, { from: 'user' });
  } finally {
    console.log = log;
  }
  const [, shell = ''] = argv;
  const shown = shell === '--' ? orFiles(lines) : [...before(shell, cli.program), ...scriptFor(shell, lines)];
  for (const line of shown) cli.printTabbed(line);
}

/** Tab turns off file completion for everything it has no suggestions for, even for the name of a plan. */
function orFiles(lines: readonly string[]): readonly string[] {
  const isNothing = lines.every((line) => line.trim() === '' || /^:\d+$/.test(line));
  return isNothing ? [':0'] : lines;
}

/**
 * What the shell needs first. If the program is not on the PATH, people type `npx`, whose completion is npx's own. So the
 * name of the program becomes a function, which can be typed and completed.
 */
function before(shell: string, program: string): string[] {
  const isFound = program === NAME;
  switch (shell) {
    case 'bash':
      return isFound ? [] : [`${NAME}() { ${program} "$@"; }`];
    case 'zsh':
      return [
        `#compdef ${NAME}`,
        '(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }',
        ...(isFound ? [] : [`${NAME}() { ${program} "$@" }`]),
      ];
    case 'fish':
      return isFound ? [] : [`function ${NAME}`, `    ${program} $argv`, 'end'];
    default:
      return [];
  }
}

const NAME = 'contact-deletion';

const scriptFor = (shell: string, lines: readonly string[]): readonly string[] =>
  shell === 'bash' ? BASH.split('\n') : lines;

/**
 * Bash splits words at `:` and `=`, and replaces only the last part. The typed text is passed on unchanged, and none of it
 * is executed. Without an answer, files are completed.
 */
const BASH = `# bash completion for contact-deletion
_contact_deletion() {
  local text=\${COMP_LINE:0:COMP_POINT} words=() word kept answer
  IFS=$' \\t' read -ra words <<< "$text"
  case $text in *[[:space:]]) words+=('') ;; esac
  word=\${words[\${#words[@]}-1]}
  kept=\${word%"$2"}
  COMPREPLY=()
  while IFS=$'\\t' read -r answer _; do
    case $answer in
      '' | :[0-9]*) ;;
      "$word"*) COMPREPLY+=("\${answer#"$kept"}") ;;
    esac
  done < <(contact-deletion complete -- "\${words[@]:1}" 2> /dev/null)
}
complete -o default -F _contact_deletion contact-deletion`;
