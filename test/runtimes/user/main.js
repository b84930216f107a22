/** Says what was proved. */
import { prove } from './prove.js';

console.log(JSON.stringify(await prove()));
