import words from '../../../content/pages/practise.yaml';
import type { Path } from '../../walk/path.ts';
import type { Words } from '../../recommend/words.ts';
import { placeOfLevel } from '../../recommend/places.ts';

/** Where a path ended, as one of two that stand side by side: its level, then the family's part and sharing. */
export function sideOf(said: Words, term: string, { memory }: Path) {
  const [level, consent, sharing] = ['level', 'consent', 'sharing'].map((end) => memory[end] as string | undefined);
  const parts = [
    ...(consent ? [`${words.consent}: ${said.consentOutcomes[consent]!.title}`] : []),
    ...(sharing ? [`${words.sharing}: ${said.sharingOutcomes[sharing]!.title}`] : []),
  ];
  return {
    term,
    level: level === 'call-999' ? 999 : (placeOfLevel(level) ?? 0),
    name: level ? said.levels[level]!.name : words.noLevel,
    text: parts.join('\n'),
  };
}
