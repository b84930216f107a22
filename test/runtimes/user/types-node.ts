/** What a user writes with the entries that are for Node alone; compiled with its types. */
import { createFleet } from 'contact-deletion/fleet';
import { openJournal } from 'contact-deletion/journal';
import { createSandbox } from 'contact-deletion/sandbox';
import { listen, type SandboxServer } from 'contact-deletion/sandbox/node';

const sandbox = createSandbox({ contacts: { huduma: [123] } });
export const server: Promise<SandboxServer> = listen(sandbox, { port: 0 });
export const url: Promise<string> = listen(sandbox).then(({ urls }) => urls.huduma);
export const more = { createFleet, openJournal };
