import signatures from '../../../content/signatures.yaml';
import words from '../../../content/pages/adopting-paper.yaml';
import { asAtWords } from '../../recommend/dates.ts';
import { filled } from '../../ui/filled.ts';

/** Who has reviewed a file or a folder of content/, and when: only what is signed for there. */
export function reviewed(of: string, signed = signatures): string {
  const lines = signed
    .filter((signature) => signature.of === of)
    .map(({ name, role, on }) => filled(words.reviewed, { name, role, date: asAtWords(on) }));
  return lines.join(' ') || words.notReviewed;
}
