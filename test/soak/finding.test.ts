/** The worlds in which people are searched for, as many as this project asks for. */
import '../finding/worlds.test.js';
