import { keysOf } from '../../../machines/grammar/known.ts';
import { g01 } from './g01.ts';
import { g02 } from './g02.ts';
import { g03 } from './g03.ts';
import { g04 } from './g04.ts';
import { g05 } from './g05.ts';
import { g06 } from './g06.ts';
import { g07 } from './g07.ts';
import { g08 } from './g08.ts';
import { g09 } from './g09.ts';
import { g10 } from './g10.ts';
import { g11 } from './g11.ts';
import { g12 } from './g12.ts';
import { g13 } from './g13.ts';
import { g14 } from './g14.ts';
import { g15 } from './g15.ts';
import { g16 } from './g16.ts';
import { g17 } from './g17.ts';
import { g18 } from './g18.ts';
import { g19 } from './g19.ts';
import { g20 } from './g20.ts';
import { g21 } from './g21.ts';
import { g22 } from './g22.ts';
import { g23 } from './g23.ts';
import { g24 } from './g24.ts';
import { g25 } from './g25.ts';
import { g26 } from './g26.ts';
import { g27 } from './g27.ts';
import { g28 } from './g28.ts';
import { g29 } from './g29.ts';
import { g30 } from './g30.ts';
import { g31 } from './g31.ts';
import { g32 } from './g32.ts';
import { g33 } from './g33.ts';
import type { Finding, Rule, Writing } from './rule.ts';

/** Every rule of a good referral, by its number. */
export const rules = {
  g01,
  g02,
  g03,
  g04,
  g05,
  g06,
  g07,
  g08,
  g09,
  g10,
  g11,
  g12,
  g13,
  g14,
  g15,
  g16,
  g17,
  g18,
  g19,
  g20,
  g21,
  g22,
  g23,
  g24,
  g25,
  g26,
  g27,
  g28,
  g29,
  g30,
  g31,
  g32,
  g33,
} as const satisfies Readonly<Record<string, Rule>>;
type RuleId = keyof typeof rules;

/** What a rule found in a referral. */
export interface Note extends Finding {
  readonly rule: RuleId;
  readonly level: Rule['level'];
}

/** All that the rules find in a referral as it stands, in the order of their numbers. */
export const notesOn = (writing: Writing): readonly Note[] =>
  keysOf(rules).flatMap((rule) =>
    rules[rule].find(writing).map((found) => ({ ...found, rule, level: rules[rule].level })),
  );
