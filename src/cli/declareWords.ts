import { declarePages } from './pageWords.ts';

/**
 * `npm run words`: makes the types of the pages' words, for whatever reads types without starting
 * Vite.
 */
declarePages();
