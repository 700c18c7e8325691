import type { FollowUpId } from '../../content/schema.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import type { Attached } from './attached.ts';
import { paperIds } from './papers.ts';
import type { DecisionRecord } from './record.ts';
import { toolIds } from './tools.ts';

/**
 * What one field of an entry holds: a line, a text, a day (YYYY-MM-DD), a moment (ISO), one of the
 * record's tasks, the name of a file that comes with it, or one of some choices, by id.
 */
export type FieldShape = 'line' | 'text' | 'day' | 'moment' | 'task' | 'file' | readonly string[];
interface Field {
  readonly is: FieldShape;
  /** May be left empty. */
  readonly optional?: true;
  /** A day that is still to come; every other has been. */
  readonly ahead?: true;
  /** Asked only of what went in writing: of a call there is nothing to keep. */
  readonly written?: true;
}

const how = { is: ['telephone', 'online-form', 'secure-email', 'letter', 'in-person'] } as const;
/** The steps for disagreement, which no area is known to have more of. */
const stepNumbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const toCome = { is: 'day', optional: true, ahead: true } as const;
/** What is said has still to be put in writing. */
const ways: Readonly<Record<string, 'spoken' | 'written' | undefined>> = {
  telephone: 'spoken',
  'online-form': 'written',
  'secure-email': 'written',
  letter: 'written',
  'in-person': 'spoken',
} satisfies Readonly<Record<(typeof how.is)[number], 'spoken' | 'written'>>;
/** Whether somebody was told by word of mouth. */
export const isSpoken = ({ how = '' }: Fields): boolean => ways[how] === 'spoken';
/** Whether somebody was told in writing. */
export const isInWriting = ({ how = '' }: Fields): boolean => ways[how] === 'written';

const maybe = { is: 'text', optional: true } as const;
/** What was agreed, a line for each thing that somebody will do. */
const agreed = { is: 'text', optional: true } as const;
const meeting = { when: { is: 'moment' }, there: { is: 'text' }, what: { is: 'text' } } as const;
/**
 * The meetings whose next day is agreed at another: that day stands in a field of the same name.
 */
export const meetings = ['conference', 'core-group', 'review-meeting'] as const;
export type Meeting = (typeof meetings)[number];

/** Under which heading of “What happened next?” a kind is offered, in the order of the headings. */
const entryGroups = ['new', 'talk', 'meeting', 'referral', 'record'] as const;
export type EntryGroup = (typeof entryGroups)[number];
interface Kind {
  readonly group: EntryGroup;
  readonly fields: Readonly<Record<string, Field>>;
}

/**
 * What can be added to a record after its decision, where it is offered, and what each asks, in the
 * order it is asked. The one place it is written: the form, the check of a file, the words and
 * every export follow it.
 */
const entryKinds = {
  incident: {
    group: 'new',
    fields: {
      when: { is: 'moment' },
      where: { is: 'line', optional: true },
      there: maybe,
      what: { is: 'text' },
      said: maybe,
      agreed,
    },
  },
  'child-talk': {
    group: 'talk',
    fields: { when: { is: 'moment' }, there: maybe, said: { is: 'text' }, told: maybe, agreed },
  },
  'family-talk': {
    group: 'talk',
    fields: { when: { is: 'moment' }, with: { is: 'line' }, said: { is: 'text' }, agreed },
  },
  contact: {
    group: 'talk',
    fields: {
      when: { is: 'moment' },
      how: { is: ['telephone', 'message', 'email', 'letter'] },
      with: { is: 'line' },
      said: { is: 'text' },
      agreed,
    },
  },
  'strategy-meeting': { group: 'meeting', fields: { ...meeting, agreed, conference: toCome } },
  conference: {
    group: 'meeting',
    fields: { ...meeting, agreed, 'core-group': toCome, conference: toCome },
  },
  'core-group': { group: 'meeting', fields: { ...meeting, agreed, 'core-group': toCome } },
  'review-meeting': { group: 'meeting', fields: { ...meeting, agreed, 'review-meeting': toCome } },
  'referral-sent': {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      how,
      to: { is: 'line' },
      spokenTo: { is: 'line', optional: true },
      note: { is: 'text', optional: true },
      file: { is: 'file', optional: true, written: true },
    },
  },
  'information-shared': {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      how,
      to: { is: 'line' },
      what: { is: 'text' },
      protect: { is: ['yes', 'nobody'] },
    },
  },
  acknowledged: {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      how,
      from: { is: 'line' },
      note: { is: 'text', optional: true },
    },
  },
  'outcome-received': {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      from: { is: 'line' },
      outcome: {
        is: [
          'accepted',
          'strategy-discussion',
          'early-help',
          'more-wanted',
          'no-further-action',
          'other',
        ],
      },
      what: { is: 'text' },
      next: toCome,
    },
  },
  'more-told': {
    group: 'referral',
    fields: { when: { is: 'moment' }, how, to: { is: 'line' }, what: { is: 'text' } },
  },
  /** What others have done since it was taken up, or said that they will not. */
  progress: {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      from: { is: 'line' },
      which: {
        is: ['child-seen', 'strategy-held', 'assessed', 'no-conference', 'no-plan', 'other'],
      },
      what: { is: 'text' },
    },
  },
  'outcome-agreed': { group: 'referral', fields: { why: { is: 'text' }, next: toCome } },
  chase: {
    group: 'referral',
    fields: { when: { is: 'moment' }, how, to: { is: 'line' }, heard: { is: 'text' } },
  },
  disagreement: {
    group: 'referral',
    fields: { when: { is: 'moment' }, with: { is: 'line' }, what: { is: 'text' }, answer: toCome },
  },
  escalation: {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      step: { is: stepNumbers },
      to: { is: 'line' },
      what: { is: 'text' },
      answer: toCome,
    },
  },
  /** What came back on a step that was taken, the first of which may have been to disagree. */
  'step-answered': {
    group: 'referral',
    fields: {
      when: { is: 'moment' },
      step: { is: stepNumbers },
      from: { is: 'line' },
      outcome: { is: ['accepted', 'unchanged', 'agreed', 'later'] },
      what: { is: 'text' },
      answer: toCome,
    },
  },
  'review-held': {
    group: 'record',
    fields: {
      on: { is: 'day' },
      found: { is: 'text' },
      harm: { is: ['no', 'unsure', 'yes'] },
      next: toCome,
    },
  },
  /**
   * Written by Windscreen when the decision that was begun from this record is kept: which one it
   * is.
   */
  'decided-again': { group: 'record', fields: { when: { is: 'moment' }, record: { is: 'line' } } },
  /** Written by Windscreen when another child of the same decision is kept: which record that is. */
  'other-child': { group: 'record', fields: { when: { is: 'moment' }, record: { is: 'line' } } },
  /**
   * Written by Windscreen when a paper is kept with the record: which it is, its text as a file, and
   * what it says that somebody will do.
   */
  paper: {
    group: 'record',
    fields: { when: { is: 'moment' }, which: { is: paperIds }, agreed, file: { is: 'file' } },
  },
  /** Another child, by the agency’s own reference: what was said last of one stands. */
  'linked-child': {
    group: 'record',
    fields: {
      child: { is: 'line' },
      how: { is: ['sibling', 'household', 'other', 'not-linked'] },
      note: maybe,
    },
  },
  /** A screening tool that somebody is to fill in: it waits for its tick. */
  'tool-wanted': {
    group: 'record',
    fields: {
      tool: { is: [...toolIds, 'other'] },
      who: { is: 'line' },
      filledBy: toCome,
      note: maybe,
    },
  },
  /** One task each: who did it and when, or why its tick was wrong. */
  'task-done': {
    group: 'record',
    fields: { task: { is: 'task' }, when: { is: 'moment' }, who: { is: 'line' }, note: maybe },
  },
  'task-undone': { group: 'record', fields: { task: { is: 'task' }, why: { is: 'text' } } },
  countersignature: {
    group: 'record',
    fields: {
      view: { is: ['agree', 'agree-but', 'disagree'] },
      note: { is: 'text', optional: true },
    },
  },
  /** Its bytes are kept beside the record; the entry says which they are (`file`). */
  attachment: {
    group: 'record',
    fields: {
      file: { is: 'file' },
      on: { is: 'day' },
      what: { is: 'text' },
      from: { is: 'line' },
    },
  },
  amendment: { group: 'record', fields: { what: { is: 'text' }, why: { is: 'text' } } },
  'file-sent': {
    group: 'record',
    fields: {
      on: { is: 'day' },
      to: { is: 'line' },
      way: { is: 'line' },
      received: { is: 'day', optional: true },
    },
  },
  /** Written by Windscreen when a file that another school sent is kept; of one on paper, by hand. */
  'file-received': {
    group: 'record',
    fields: { on: { is: 'day' }, from: { is: 'line' }, what: { is: 'text' } },
  },
  'keep-until': {
    group: 'record',
    fields: { until: { is: 'day', ahead: true }, why: { is: 'text' } },
  },
  closed: { group: 'record', fields: { why: { is: 'text' } } },
  reopened: { group: 'record', fields: { why: { is: 'text' } } },
} as const satisfies Readonly<Record<string, Kind>>;

export type AddedKind = keyof typeof entryKinds;
export const addedKinds: readonly AddedKind[] = keysOf(entryKinds);
/** Whether an entry of a kind brings a file, always or where one was chosen. */
export const bringsFile = (kind: AddedKind): 'always' | 'may' | 'never' => {
  const field = fieldsOf(kind).find(({ is }) => is === 'file');
  return field ? (field.optional ? 'may' : 'always') : 'never';
};
/** By name; what was left empty is not there. Moments are ISO, days YYYY-MM-DD, choices ids. */
export type Fields = Readonly<Record<string, string>>;

/** The fields of a kind, in the order they are asked. */
export const fieldsOf = (kind: AddedKind): readonly (Field & { readonly name: string })[] =>
  Object.entries<Field>(entryKinds[kind].fields).map(([name, field]) => ({ name, ...field }));

/** The kinds that are offered under a heading. */
export const kindsUnder = (group: EntryGroup): readonly AddedKind[] =>
  addedKinds.filter((kind) => entryKinds[kind].group === group);
/** Kinds under the headings that they are offered under, those with none left out. */
export const inGroups = (
  kinds: readonly AddedKind[],
): readonly { readonly group: EntryGroup; readonly kinds: readonly AddedKind[] }[] =>
  entryGroups
    .map((group) => ({ group, kinds: kinds.filter((kind) => entryKinds[kind].group === group) }))
    .filter(({ kinds }) => kinds.length > 0);

/** What is counted for whoever keeps the record. */
export const ownClocks = ['written-follow-up', 'reply', 'chase', 'next-step'] as const;
/** A clock that an entry starts, worked out from the area's pack as it stood then. */
export interface ClockStarted {
  readonly clock: (typeof ownClocks)[number] | FollowUpId;
  /** The moment it falls due, ISO, and the same in words. */
  readonly by: string;
  readonly words: string;
  /** Of what others are to do: what the time rests on, and how sure that is. */
  readonly rests?: string;
}

interface Common {
  readonly format: typeof entryFormat;
  /** The id of the record, the same in each of its entries. */
  readonly record: string;
  /** How many entries it was written after, one behind the other: 0 for the first. */
  readonly n: number;
  /** The hash of the entry before, signature and all; empty in the first. */
  readonly previous: string;
  /**
   * The hashes of the other ends that it was written after, where the record had been added to in
   * more than one place.
   */
  readonly also?: readonly string[];
  /** When it was written, ISO, by this device's clock. */
  readonly at: string;
  /** Who wrote it: a name and a role, as they gave them. */
  readonly by: string;
  /** The public key of the device it was written on (raw P-256, base64url). */
  readonly key: string;
  /** Over the canonical JSON of all the rest (ECDSA P-256 with SHA-256, base64url). */
  readonly signature: string;
}
export interface DecisionEntry extends Common {
  readonly kind: 'decision';
  readonly decision: DecisionRecord;
}
export interface AddedEntry extends Common {
  readonly kind: AddedKind;
  /**
   * Which child it is about, in the first entry of a record that begins without a decision, and in
   * no other.
   */
  readonly reference?: string;
  /** The file that it brings, for a kind that has a field for one. */
  readonly file?: Attached;
  /** The kind, in the words that were shown. */
  readonly title: string;
  readonly fields: Fields;
  /** Each field as it was asked and answered, to be read without Windscreen. */
  readonly shown: readonly (readonly [asked: string, said: string])[];
  readonly clocks: readonly ClockStarted[];
}
/**
 * All that is left of a record that was destroyed: what kind of thing it was and why it went,
 * nothing of what it said.
 */
export interface DestroyedEntry extends Common {
  readonly kind: 'destroyed';
  readonly title: string;
  /**
   * How many entries there were, when the first and the last were written, and the hash of each.
   */
  readonly entries: number;
  readonly from: string;
  readonly until: string;
  readonly hashes: readonly string[];
  /**
   * The hash of the decision itself, or of what was noted first: the first receipt was made from
   * it.
   */
  readonly decision: string;
  readonly why: string;
  readonly authorisedBy: string;
}
export type Entry = DecisionEntry | AddedEntry | DestroyedEntry;

export const entryFormat = 'windscreen-entry/1' as const;

/**
 * What is kept of one decision, or of something that was noted before anyone decided, and all that
 * happened next, oldest first. Never empty; begins with the decision or with what was noted, or is
 * one entry that says it was destroyed.
 */
export type Entries = readonly [Entry, ...Entry[]];

/** Gives the entry that was written last. */
export const lastOf = ([first, ...others]: Entries): Entry => others.at(-1) ?? first;

/** Gives a field that an entry of its kind always has. */
export function fieldOf(
  { kind, fields }: Pick<AddedEntry, 'kind' | 'fields'>,
  name: string,
): string {
  const value = fields[name];
  if (value === undefined) throw new Error(`an entry “${kind}” has no “${name}”`);
  return value;
}

/**
 * What an entry says of a field in the words that were shown, from which a copy may hold something
 * back.
 */
export function shownOf({ kind, fields, shown }: AddedEntry, name: string): string | undefined {
  const place = fieldsOf(kind)
    .filter((field) => fields[field.name])
    .findIndex((field) => field.name === name);
  return shown[place]?.[1];
}

/** What may be written down before anything is decided: what has happened, and what was said. */
export const notedKinds: readonly AddedKind[] = [...kindsUnder('new'), ...kindsUnder('talk')];
/** What a record was begun with, where that was no decision; none once it has been destroyed. */
export const notedIn = ([first]: Entries): AddedEntry | undefined =>
  'fields' in first ? first : undefined;
/** The agency's own reference of the child, which may be empty. */
export const referenceOf = (entries: Entries): string =>
  (decisionOf(entries) ?? notedIn(entries))?.reference?.trim() ?? '';

/**
 * The decision that a record is of; none where it began without one, and none once it has been
 * destroyed.
 */
export const decisionOf = ([first]: Entries): DecisionRecord | undefined =>
  first.kind === 'decision' ? first.decision : undefined;
export const addedTo = (entries: readonly Entry[]): readonly AddedEntry[] =>
  entries.filter((entry): entry is AddedEntry => 'fields' in entry);
