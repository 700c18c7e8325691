import { isOfKind, type ActionId } from '../../machines/actions.ts';
import type { Level } from '../../machines/outcomes.ts';
import type { ContactId, Pack } from '../../content/pack.ts';
import type { RoutesText } from '../../content/schema.ts';
import { lineOf, lineWords, ringWords, type ToRing } from './ring.ts';

/** Whom a pack may name beside its front door, by the name that each goes by here. */
export const contactNames = (said: RoutesText): Readonly<Record<ContactId, string>> => ({
  lado: said.lado,
  'adult-safeguarding': said.adultSafeguarding,
  'early-help': said.earlyHelp,
  'crisis-mental-health': said.crisisLine,
  prevent: said.preventLead,
});

/** The actions that send people to one of them. */
const sentTo: Readonly<Partial<Record<ActionId, ContactId>>> = {
  lado: 'lado',
  'go-round-your-lead': 'lado',
  'adult-safeguarding': 'adult-safeguarding',
  'early-help-first': 'early-help',
  'crisis-mental-health': 'crisis-mental-health',
  prevent: 'prevent',
};

/** Levels at which the early help team can say how to begin. */
const earlyHelp: readonly Level[] = ['universal-help', 'early-help', 'targeted-help'];

interface Here {
  readonly pack: Pack;
  readonly said: RoutesText;
  readonly at: Date;
  /**
   * Somebody may be the person concerned, or is not to know: nothing that the area wrote freely is
   * said, which may send people there (I10).
   */
  readonly guarded: boolean;
  /** Children’s social care at this hour, where the page does not name it yet. */
  readonly socialCare?: ToRing | undefined;
}
/** What is said of a contact, and the sources that it rests on. */
interface Said {
  readonly words: string;
  readonly sources: readonly string[];
}
const nothing: Said = { words: '', sources: [] };

/**
 * Whom an action sends to here, by number; or that they are not in the pack. Of a number that
 * `usual` gives already, nothing more is said.
 */
export const contactFor = (action: ActionId, usual: string, here: Here): Said => {
  const id = sentTo[action];
  if (here.socialCare && isOfKind(action, 'report'))
    return {
      words: `${ringWords(here.socialCare)}.`,
      sources: here.socialCare.lines.map(({ source }) => source),
    };
  return id ? contactHere(id, usual, here) : nothing;
};

/** Who can say how early help begins here, at the levels that need it. */
export const earlyHelpFor = (level: Level | undefined, here: Here): Said =>
  level && earlyHelp.includes(level) ? contactHere('early-help', '', here) : nothing;

function contactHere(id: ContactId, usual: string, { pack, said, at, guarded }: Here): Said {
  if (pack.status === 'retired') return nothing;
  const who = contactNames(said)[id];
  const { lines = [], how } = pack.contacts?.[id] ?? {};
  const fresh = lines.filter(({ number }) => !usual.includes(number.value));
  const says = guarded ? undefined : how;
  return {
    words: [
      ...(fresh.length > 0
        ? [`${who}: ${fresh.map((line) => lineWords(lineOf(line, { said, at }))).join('; ')}.`]
        : []),
      ...(says ? [`${who}: ${says.value}`] : []),
      ...(lines.length === 0 ? [said.contactMissing.replace('{who}', () => who)] : []),
    ].join(' '),
    sources: [...fresh.map(({ number }) => number.source), ...(says ? [says.source] : [])],
  };
}
