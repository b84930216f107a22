/** What a reader types of a console session. */

/** The commands in a session, without prompts and output. A line that ends with `\` goes on in the next one. */
export function commandsIn(session: string): string {
  const commands: string[] = [];
  let isContinued = false;
  for (const line of session.split('\n')) {
    if (!isContinued && !line.startsWith('$ ')) continue;
    commands.push(isContinued ? line : line.slice(2));
    isContinued = line.endsWith('\\');
  }
  return commands.join('\n');
}
