import { actions } from './actions.ts';
import { notYetTold } from './concerns.ts';
import { keysOf } from './grammar/known.ts';
import type { Memory } from './grammar/fact.ts';
import { rowOf, telling, type Table } from './settled.ts';

/**
 * The page for the family: what may be put into their hands in writing, beside what may be said to them (settled.ts, M.2). The first
 * row that holds counts, and where none does nobody was asked whether telling is safe. A paper can be found, so whatever keeps a word
 * from somebody keeps the page back altogether.
 */
export const familyPage = {
  // kept back
  never: telling.never,
  emergency: { level: ['call-999'] },
  'already-know': { 'telling-agreed': ['already-know'] }, // nothing new is said to them
  unsafe: { 'safe-to-tell': ['no'] },
  unsure: { 'safe-to-tell': ['unsure'] },
  'child-only': { 'safe-to-tell': ['child-only'] },
  'doctor-first': { concerns: ['perplexing-presentation'] }, // all else about telling gives way to that
  'not-approached': actions['do-not-approach-the-family'].when, // also where nobody asked, and sharing asked it afterwards
  untold: { consent: ['proceed-without-telling', 'proceed-now'] }, // decided so, whatever was answered
  // offered: no more than was agreed; nothing where it was not, as in a decision from before it was asked
  'as-agreed': { concerns: notYetTold, 'telling-agreed': ['agreed'], 'safe-to-tell': ['yes'] },
  'as-agreed-to-one': { concerns: notYetTold, 'telling-agreed': ['agreed'], 'safe-to-tell': ['one-carer'] },
  'not-agreed': { concerns: notYetTold },
  'to-one': { 'safe-to-tell': ['one-carer'] },
  open: { 'safe-to-tell': ['yes'] },
} as const satisfies Table;
type Row = keyof typeof familyPage;

/** The rows under which it is offered. Every other keeps it back, and so does having none. */
export const offering = ['as-agreed', 'as-agreed-to-one', 'to-one', 'open'] as const satisfies Row[];
export type Offering = (typeof offering)[number];
export type KeptBack = Exclude<Row, Offering> | 'not-asked';
export const keepingBack: readonly KeptBack[] = [
  ...keysOf(familyPage).filter((row): row is Exclude<Row, Offering> => !offering.some((one) => one === row)),
  'not-asked',
];
/** Those under which it is for one parent or carer, and another must not see it. */
export const toOneAlone = ['as-agreed-to-one', 'to-one'] as const satisfies Offering[];

/** Under which row the page is offered or kept back, by what is remembered once everything was answered. */
export const rowOfPage = (memory: Memory): Offering | KeptBack => rowOf(familyPage, memory) ?? 'not-asked';
