/** For a page, which asks for it. */
import { prove } from './prove.js';

globalThis.prove = prove;
