import words from '../../content/pages/age.yaml';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';

/** What is said of an error, where it is of a file that is encrypted or was to be. */
export const ageWords = (error: unknown): string | undefined =>
  error instanceof Error && 'fault' in error && isOneOf(keysOf(words), error.fault)
    ? words[error.fault]
    : undefined;
