import type { All } from './grammar/fact.ts';

/** Of these kinds of organisation: a purpose that whoever gets it has a part in, and so may help their work (section 16LA). */
export const purposeMeets = (holder: readonly string[]): All => ({
  purpose: ['protect', 'welfare'],
  'recipient-under-duty': ['yes'],
  holder,
});

/** Of these kinds of organisation: what is shared may help the work of a recipient under the duty, said outright or as the purpose. */
export const mayHelp = (holder: readonly string[]): readonly All[] => [{ 'may-help-their-work': ['yes'], holder }, purposeMeets(holder)];
