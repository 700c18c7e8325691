import type { Texts } from './found.ts';
import { fieldIds, type Referral } from './referral.ts';

/** The texts of a referral that are read: each box, and what happened. */
export const textsIn = ({ texts, incidents }: Referral): Texts =>
  Object.fromEntries([
    ...fieldIds
      .filter((field) => !['role', 'telephone', 'hours'].includes(field))
      .map((field) => [field, texts[field]]),
    ...incidents.map(({ what }, i) => [`incident.${i}`, what]),
  ]);
