/** The model of the engine, with the many runs that this project asks for. */
import '../deletion/model.test.js';
