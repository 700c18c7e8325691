import words from '../../content/pages/referral.yaml';
import type { Agency } from './referral.ts';

/** What each service alone can tell, in its own words: by the id of the prompt. */
export const promptWords = (agency: Agency): Readonly<Record<string, string>> =>
  agency === 'other' ? {} : words.agencies[agency];
/** The ids of what a service is asked, in their order. */
export const promptsOf = (agency: Agency): readonly string[] => Object.keys(promptWords(agency));
