import evidenceWords from '../../content/pages/evidence.yaml';
import words from '../../content/pages/referral.yaml';
import { asAtWords } from '../recommend/dates.ts';
import { promptWords } from './prompts.ts';
import { fieldsIn, sectionsOf, type AreaForm } from './layout.ts';
import {
  incidentsIn,
  isEmpty,
  peopleIn,
  type About,
  type Incident,
  type Referral,
} from './referral.ts';

/** One thing that was asked, and what was written; where its heading asks it already, that is left out. */
export interface SheetRow {
  readonly asked: string;
  readonly text: string;
}
/** A part of the referral as whoever reads it has it, in the order it is read. */
export interface SheetSection {
  readonly id: string;
  readonly heading: string;
  readonly rows: readonly SheetRow[];
  /** What happened, oldest first. */
  readonly incidents: readonly { readonly when: string; readonly rows: readonly SheetRow[] }[];
  readonly people: readonly { readonly who: string; readonly lives: string }[];
}

/** How it is put together: under which headings, and without what must be kept back. */
interface Way {
  readonly form?: AreaForm | undefined;
  readonly shared?: ((text: string) => string) | undefined;
}

/**
 * The written referral: all that was written and nothing else, without what must be kept back. A
 * part in which nothing was written is left out.
 */
export function sheetOf(
  referral: Referral,
  about: About,
  { form = {}, shared = (text) => text }: Way = {},
): readonly SheetSection[] {
  const row = (asked: string, text: string | undefined): SheetRow[] =>
    isEmpty(text) || text === undefined ? [] : [{ asked, text: shared(text.trim()) }];
  const told = Object.entries(promptWords(about.agency)).flatMap(([id, asked]) =>
    row(asked, referral.told[id]),
  );
  const lives = { yes: words.people.yes, no: words.people.no, unsure: words.people.unsure, '': '' };
  return sectionsOf(form)
    .map(({ id, heading, parts }) => ({
      id,
      heading,
      rows: [
        ...fieldsIn(parts, about).flatMap((field) => {
          const { head } = words.fields[field];
          return row(head === heading ? '' : head, referral.texts[field]);
        }),
        ...(parts.includes('agency') ? told : []),
      ],
      incidents: parts.includes('incidents') ? inOrder(incidentsIn(referral)).map(incident) : [],
      people: parts.includes('people')
        ? peopleIn(referral).map((one) => ({ who: shared(one.who), lives: lives[one.lives] }))
        : [],
    }))
    .filter((one) => one.rows.length + one.incidents.length + one.people.length > 0);

  function incident({ on, time, where, who, what, known, stands }: Incident) {
    const day = on ? asAtWords(on) : words.paper.noDay;
    return {
      when: [day, time].filter(Boolean).join(', '),
      rows: [
        ...row(words.paper.what, what),
        ...row(words.paper.where, where),
        ...row(words.paper.who, who),
        ...row(words.paper.known, known && evidenceWords[known]),
        ...row(words.paper.stands, stands && words.incidents[stands]),
      ],
    };
  }
}

/** By day, those without one last. */
const inOrder = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.toSorted((a, b) => (a.on || '9999').localeCompare(b.on || '9999'));

/** A part as plain text, to paste into one box of a form. */
export const sectionText = ({ rows, incidents, people }: SheetSection): string =>
  [
    ...incidents.flatMap(({ when, rows }) => [[when, ...rows.map(rowText)].join('\n')]),
    ...(people.length > 0
      ? [
          people
            .map(({ who, lives }) => [who, lives && `${words.paper.lives}: ${lives}`])
            .map((parts) => parts.filter(Boolean).join('. '))
            .join('\n'),
        ]
      : []),
    ...rows.map(rowText),
  ].join('\n\n');
const rowText = ({ asked, text }: SheetRow) => (asked ? `${asked}\n${text}` : text);

/** All of it as plain text, as it is kept with the record. */
export const referralText = (sections: readonly SheetSection[], { reference, level }: About) =>
  [
    words.paper.title,
    ...(reference ? [`${words.paper.reference}: ${reference}`] : []),
    ...(level ? [`${words.paper.level}: ${level.words}`] : []),
    ...sections.map((one) => `${one.heading.toUpperCase()}\n\n${sectionText(one)}`),
  ].join('\n\n');
