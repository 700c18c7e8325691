import { neverTell } from '../concerns.ts';
import type { Offering } from '../familyPage.ts';
import type { Fact } from '../grammar/fact.ts';
import { telling } from '../settled.ts';

/** What never holds where the page for the family is offered, what always does there, or that some path offers it under a row. */
export type Offered =
  { readonly never: Fact } | { readonly always: Fact } | { readonly can: Offering };

/** When the page for the family may be offered, each in a sentence (I10, I11, M.2). */
export const offeredToTheFamily: Readonly<Record<string, Offered>> = {
  'M.2 The page for the family is offered only where somebody in it may be told': {
    always: telling.tell,
  },
  'I11 It is never offered about marriage, honour, faith, the body of a girl or induced illness': {
    never: { concerns: neverTell },
  },
  'I10 Nor where telling is not safe, or may not be': {
    never: { 'safe-to-tell': ['no', 'unsure'] },
  },
  'M.2 Nor where only the child may be told, since a paper can be found': {
    never: { 'safe-to-tell': ['child-only'] },
  },
  'M.2 Nor where telling could reach whoever is suspected, before who is told what was agreed': {
    never: [{ 'telling-agreed': ['not-yet'] }, { actions: ['do-not-approach-the-family'] }],
  },
  'M.2 Nor where they know already, and nothing new is said': {
    never: { actions: ['nothing-new-to-the-family'] },
  },
  'M.2 Nor where what carers are told is settled with the paediatrician': {
    never: { concerns: ['perplexing-presentation'] },
  },
  'I10 Nor where the referral goes without telling, or at once': {
    never: { consent: ['proceed-without-telling', 'proceed-now'] },
  },
  'M.2 It can be offered as was agreed': { can: 'as-agreed' },
  'M.2 It can be offered to one parent or carer as was agreed': { can: 'as-agreed-to-one' },
  'M.2 It can be offered to one parent or carer where nobody had to agree': { can: 'to-one' },
  'M.2 It can be offered where telling is safe': { can: 'open' },
};
