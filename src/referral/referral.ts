import { keysOf } from '../../machines/grammar/known.ts';

/**
 * The written referral, as its parts are typed. It has no field for a name, a date of birth or an
 * address: those go on the form itself.
 */
export interface Referral {
  readonly texts: Readonly<Record<FieldId, string>>;
  /** What only one kind of service is asked, by the id of the prompt. */
  readonly told: Readonly<Record<string, string>>;
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly before: Readonly<Record<CheckId, boolean>>;
}

export const fieldIds = [
  'concern',
  'now',
  'pattern',
  'delay',
  'words',
  'background',
  'father',
  'strengths',
  'parents',
  'agreement',
  'telephones',
  'done',
  'before',
  'ask',
  'role',
  'telephone',
  'hours',
] as const;
export type FieldId = (typeof fieldIds)[number];

/** A box; or what happened, who lives with the child, and what only one kind of service is asked. */
export type ReferralPart = FieldId | 'incidents' | 'people' | 'agency';

/** What stands under each of our own headings, in its order. */
const sections = {
  worry: ['concern', 'now', 'pattern'],
  incidents: ['incidents', 'delay'],
  child: ['words', 'background', 'father'],
  family: ['people', 'strengths', 'parents', 'agreement', 'telephones'],
  done: ['done', 'before'],
  asked: ['ask'],
  agency: ['agency'],
  you: ['role', 'telephone', 'hours'],
} as const satisfies Readonly<Record<string, readonly ReferralPart[]>>;
type SectionId = keyof typeof sections;
export const keysOfSections: readonly SectionId[] = keysOf(sections);
export const partsOfSection = (section: SectionId): readonly ReferralPart[] => sections[section];

/** What somebody makes sure of before it goes. */
export const checkIds = ['identity', 'typed', 'severity', 'stranger', 'securely'] as const;
export type CheckId = (typeof checkIds)[number];

/** How something is known: fact, opinion and what others said are never mixed (G14). */
export const knownAs = ['saw', 'child-said', 'told', 'opinion', 'record'] as const;
type KnownAs = (typeof knownAs)[number];

/** One thing that happened. Empty where it was not written or is not known. */
export interface Incident {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly time: string;
  readonly where: string;
  readonly who: string;
  readonly what: string;
  readonly known: KnownAs | '';
  readonly stands: 'past' | 'present' | '';
}
/** Someone in the home or the family, by who they are to the child. */
export interface Person {
  readonly who: string;
  readonly lives: 'yes' | 'no' | 'unsure' | '';
}

/** Which service writes: each is asked what it alone knows. */
export const agencies = [
  'education',
  'early-years',
  'health',
  'mental-health',
  'probation',
  'housing',
  'police',
  'voluntary',
  'other',
] as const;
export type Agency = (typeof agencies)[number];

/** What is known of a referral before a word of it is written. */
export interface About {
  readonly agency: Agency;
  readonly unborn: boolean;
  /** Significant harm is suspected: the call comes first (G01). */
  readonly urgent: boolean;
  readonly reference: string;
  /** The level decided on, in words, and how many answers say how they are known. */
  readonly level?: { readonly words: string; readonly known: number };
  /** What happened with the referral until now (ISO), where its record says so. */
  readonly course: Course;
}
export interface Course {
  /** When somebody there was told by word of mouth. */
  readonly spoken?: string;
  /** By when it is to be in writing, and by when an answer is due. */
  readonly writeBy?: string;
  readonly answerBy?: string;
  /** Somebody said that it came, or what was decided. */
  readonly answered?: boolean;
}

export const noIncident: Incident = {
  on: '',
  time: '',
  where: '',
  who: '',
  what: '',
  known: '',
  stands: '',
};
export const nobody: Person = { who: '', lives: '' };

const allOf = <K extends string, V>(keys: readonly K[], value: V): Record<K, V> =>
  // every key of the list is there, which no type of Object.fromEntries says
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;

/** A referral in which nothing is written. */
export const emptyReferral: Referral = {
  texts: allOf(fieldIds, ''),
  told: {},
  incidents: [noIncident],
  people: [nobody],
  before: allOf(checkIds, false),
};

export const alone: Omit<About, 'agency'> = {
  unborn: false,
  urgent: false,
  reference: '',
  course: {},
};

export const isEmpty = (text: string | undefined): boolean => !text?.trim();
/** What was written in it: an incident or a person with nothing written is none. */
export const incidentsIn = ({ incidents }: Referral): readonly Incident[] =>
  incidents.filter(({ on, time, where, who, what }) => [on, time, where, who, what].some(Boolean));
export const peopleIn = ({ people }: Referral): readonly Person[] =>
  people.filter(({ who }) => !isEmpty(who));

/** The boxes that are asked of this referral: the father only of a child who is not born (G18). */
export const fieldsAsked = ({ unborn }: About): readonly FieldId[] =>
  fieldIds.filter((field) => field !== 'father' || unborn);
