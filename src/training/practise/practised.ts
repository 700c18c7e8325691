import words from '../../../content/pages/practise.yaml';
import { oneAnswer } from '../../../machines/grammar/fact.ts';
import { levelIn } from '../../../machines/outcomes.ts';
import type { Path } from '../../walk/path.ts';
import { wordsAbout, type Words, endName } from '../../recommend/words.ts';
import { placeOfLevel } from '../../recommend/places.ts';

/**
 * Where a path ended, as one of two that stand side by side: its level, then the family's part and
 * sharing.
 */
export function sideOf(said: Words, term: string, { memory }: Path) {
  const [level, consent, sharing] = [
    levelIn(memory),
    oneAnswer(memory, 'consent'),
    oneAnswer(memory, 'sharing'),
  ];
  const parts = [
    ...(consent ? [`${words.consent}: ${wordsAbout(said, 'consentOutcomes', consent).title}`] : []),
    ...(sharing ? [`${words.sharing}: ${endName(said, 'sharing', sharing)}`] : []),
  ];
  return {
    term,
    level: level === 'call-999' ? 999 : (placeOfLevel(level) ?? 0),
    name: level ? wordsAbout(said, 'levels', level).name : words.noLevel,
    text: parts.join('\n'),
  };
}
