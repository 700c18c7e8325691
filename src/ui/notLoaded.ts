import words from '../../content/pages/controls.yaml';
import { NotLoaded } from '../browser/parts.ts';

/** What is said of a mistake: that a part of Windscreen did not come, or else what the page says. */
export const orNotLoaded = (error: unknown, otherwise: string): string =>
  error instanceof NotLoaded ? words.notLoaded : otherwise;
