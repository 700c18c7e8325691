import words from '../../content/pages/referral.yaml';
import type { Pack } from '../../content/schema.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import {
  fieldsAsked,
  keysOfSections,
  partsOfSection,
  type About,
  type FieldId,
  type ReferralPart,
} from './referral.ts';

/** The form that an area uses, as far as its pack says. */
export interface AreaForm {
  /** What it is and where it is found. */
  readonly says?: string;
  /** Its own sections, by their headings and in their order. */
  readonly sections?: NonNullable<Pack['frontDoor']['formSections']>['value'];
}
export const formOf = ({ frontDoor: { form, formSections } }: Pack): AreaForm => ({
  ...(form ? { says: form.value } : {}),
  ...(formSections ? { sections: formSections.value } : {}),
});
/** What stands together under one heading, while it is written and once it is read. */
export interface ReferralSection {
  readonly id: string;
  /** While it is written. */
  readonly asks: string;
  /** For whoever reads it. */
  readonly heading: string;
  readonly parts: readonly ReferralPart[];
}

/**
 * The sections of a referral in their order: those of the area's own form, then what that has no
 * place for, under headings of ours. Without such a form, ours alone.
 */
export function sectionsOf({ sections = [] }: AreaForm): readonly ReferralSection[] {
  const theirs = sections.map(({ heading, holds }, i): ReferralSection => ({
    id: `form-${i}`,
    asks: heading,
    heading,
    // why it is sent late is asked only where what happened is told, so no form is asked to name it
    parts: holds.flatMap((part) => (part === 'incidents' ? [part, 'delay'] : [part])),
  }));
  const placed = new Set(theirs.flatMap(({ parts }) => parts));
  const ours = keysOfSections.map((id) => ({
    id,
    asks: words.sections[id],
    heading: words.paper.sections[id],
    parts: partsOfSection(id).filter((part) => !placed.has(part)),
  }));
  return [...theirs, ...ours].filter(({ parts }) => parts.length > 0);
}

/** The boxes among some parts that are asked of this referral, in their order. */
export function fieldsIn(parts: readonly ReferralPart[], about: About): readonly FieldId[] {
  const asked = fieldsAsked(about);
  return parts.flatMap((part) => (isOneOf(asked, part) ? [part] : []));
}
