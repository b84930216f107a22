/** Gives the command line, the sandbox, `verify` and `drift` a provider of one's own. */
import { defineConfig } from 'contact-deletion/provider';
import { acme } from './acme.js';

export default defineConfig({ providers: [acme] });
