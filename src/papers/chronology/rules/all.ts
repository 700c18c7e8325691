import { keysOf } from '../../../../machines/grammar/known.ts';
import { again } from './again.ts';
import { contacts } from './contacts.ts';
import { gap } from './gap.ts';
import { impact } from './impact.ts';
import { oftener } from './oftener.ts';
import type { Finding, Rule, Written } from './rule.ts';
import { source } from './source.ts';
import { undated } from './undated.ts';
import { voice } from './voice.ts';
import { well } from './well.ts';

/** Every rule of a chronology: first what stands out in it, then what helps to write it. */
export const rules = {
  gap,
  again,
  oftener,
  impact,
  voice,
  source,
  undated,
  well,
  contacts,
} as const satisfies Readonly<Record<string, Rule>>;
type RuleId = keyof typeof rules;

export interface Found extends Finding {
  readonly rule: RuleId;
  readonly about: Rule['about'];
}

/** All that the rules find in a chronology as it stands. */
export const foundIn = (written: Written): readonly Found[] =>
  keysOf(rules).flatMap((rule) =>
    rules[rule].find(written).map((found) => ({ ...found, rule, about: rules[rule].about })),
  );
