/** For a worker, which answers with it. */
import { prove } from './prove.js';

export default { fetch: async () => Response.json(await prove()) };
