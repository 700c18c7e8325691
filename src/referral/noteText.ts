import boxes from '../../content/pages/referral.yaml';
import words from '../../content/pages/referral-notes.yaml';
import { isOneOf } from '../../machines/grammar/known.ts';
import { filled } from '../ui/filled.ts';
import { fieldIds } from './referral.ts';
import type { Note } from './rules/all.ts';
import type { Place } from './rules/rule.ts';

/** What a note says, with the words that it is about. */
export function noteText({ rule, as, words: about = '' }: Note): string {
  if (as === 'hard') return filled(words.hard, { words: about });
  return rule === 'g04' || rule === 'g13' || rule === 'g15'
    ? filled(words[rule], { words: about })
    : words[rule];
}

/** Each thing that notes say once, with what the boxes that it is about are called. */
export function notesByText(notes: readonly Note[]): readonly [text: string, places: string[]][] {
  const all = new Map<string, string[]>();
  for (const note of notes) {
    const text = noteText(note);
    all.set(text, [...(all.get(text) ?? []), placeWords(note.at)]);
  }
  return [...all];
}

function placeWords(at: Place): string {
  if (isOneOf(fieldIds, at)) return boxes.fields[at].head;
  if (at === 'incidents') return boxes.paper.sections.incidents;
  if (at === 'people') return boxes.people.legend;
  if (at === 'sending') return boxes.sending.legend;
  return filled(boxes.incidents.legend, { n: Number(at.slice('incident.'.length)) + 1 });
}
