import { mayHelp } from './duty.ts';
import type { Fact } from './grammar/fact.ts';
import { sinceFebruary2026 } from './givens.ts';
import { bound, healthOrSocialCare, otherHolders, publicAuthorities } from './holders.ts';

interface Suggestion {
  readonly when: Fact;
  readonly suggest: string;
}

/** The lawful basis to suggest, first that holds; the person confirms it. D.4, by who holds the information. */
export const basisSuggested: readonly Suggestion[] = [
  { when: { level: ['call-999'] }, suggest: 'vital-interests' },
  { when: mayHelp(bound), suggest: 'legal-obligation' },
  { when: { holder: publicAuthorities }, suggest: 'public-task' },
  { when: { holder: otherHolders, 'law-edition': sinceFebruary2026 }, suggest: 'recognised-legitimate-interest' },
  { when: { holder: otherHolders }, suggest: 'legitimate-interests' },
];

/**
 * The condition to suggest for special category and criminal offence data (D.4, second layer). That for health or
 * social care asks for someone under a duty of confidentiality, so it is suggested to nobody else (M.7).
 */
export const conditionSuggested: readonly Suggestion[] = [
  { when: { consent: ['agreed', 'agreed-limited'], holder: healthOrSocialCare }, suggest: 'health-or-social-care' },
  { when: { consent: ['agreed', 'agreed-limited'], holder: publicAuthorities }, suggest: 'statutory-functions' },
  { when: { 'safe-to-tell': ['no', 'unsure'] }, suggest: 'safeguarding-asking-would-prejudice' },
  { when: { response: ['unreachable'] }, suggest: 'safeguarding-consent-cannot-be-expected' },
];
