/** What a reader types of a console session. */

/** The commands in a session, without prompts and output; the whole text if it has no prompt. A `\` continues a line. */
export function commandsIn(session: string): string {
  const commands: string[] = [];
  let isContinued = false;
  for (const line of session.split('\n')) {
    if (!isContinued && !line.startsWith('$ ')) continue;
    commands.push(isContinued ? line : line.slice(2));
    isContinued = line.endsWith('\\');
  }
  return commands.length > 0 ? commands.join('\n') : session;
}
