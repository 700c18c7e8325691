import faultText from '../../content/pages/faults.yaml';
import words from '../../content/pages/unfinished-file.yaml';
import { sealForPassphrase } from '../handover/age.ts';
import { checkPack } from '../open/checkPack.ts';
import { unfinishedFormat } from '../open/file.ts';
import { fieldsOf, type Readable } from '../open/json.ts';
import { unfinishedIn } from '../open/unfinished.ts';
import { refusedFor, refusedWords, type Refused } from '../open/refused.ts';
import { faultWords, short } from '../records/fault.ts';
import type { Pack } from '../../content/schema.ts';
import { isoDay } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';
import { pathOf } from '../walk/path.ts';
import { journeyFor } from '../walk/journeyFor.ts';
import type { Draft } from './draft.ts';
import { isChecked } from './next.ts';
import { resume } from './resume.ts';

/** An unfinished decision, as it would be kept, or why a file does not hold one. */
type Read = { readonly draft: Draft } | { readonly problems: readonly string[] };
/**
 * Proves a pack that somebody chose: one from a file that nobody has vouched for must not protect
 * less.
 */
type Check = (
  pack: Pack,
) => Promise<{ readonly pack: Pack } | { readonly problems: readonly unknown[] }>;

const away: Check = (pack) => checkPack(new File([JSON.stringify(pack)], 'pack.json'), () => {});

/**
 * An unfinished decision as a file that a passphrase opens. Throws where what was typed could not
 * be opened again, and names the field.
 */
export async function unfinishedFile(
  draft: Draft,
  passphrase: string,
  at: Date,
): Promise<{ name: string; blob: Blob }> {
  const text = `${JSON.stringify({ format: unfinishedFormat, draft }, null, 2)}\n`;
  const read = unfinishedIn(JSON.parse(text));
  const [fault] = 'faults' in read ? read.faults : [];
  if (fault) throw new Error(faultWords(faultText, fault));
  return {
    name: `windscreen-unfinished-${isoDay(at)}.json.age`,
    blob: await sealForPassphrase(new TextEncoder().encode(text), passphrase),
  };
}

/**
 * Opens an unfinished decision from a file that nobody has vouched for. What is wrong comes back as
 * sentences; it never throws.
 */
export async function readUnfinished(file: Readable, check: Check = away): Promise<Read> {
  const name = { file: short(file.name) };
  const faulty = ({ faults }: Refused): Read => ({
    problems: refusedWords(faultText, file.name, { faults: faults.slice(0, 5) }),
  });
  const refused = (why: 'area' | 'council' | 'notUnderstood'): Read => ({
    problems: [filled(words[why], name)],
  });
  try {
    const read = await fieldsOf(file, {
      what: 'unfinished',
      largest: 5_000_000,
      said: '5 MB',
    });
    if ('fault' in read) return faulty(refusedFor(read.fault));
    const checked = unfinishedIn(read.fields);
    if ('faults' in checked) return faulty(checked);
    const shaped: Omit<Draft, 'record' | 'taken'> = checked.draft; // the shape in src/open keeps in step with what a draft is
    const draft = resume(JSON.stringify(shaped));
    const path = pathOf(journeyFor(draft.journey, draft.answers, draft.ownPack), draft.answers);
    isChecked(path, draft.confirmed); // it throws where what was checked is not as this program writes it
    if (draft.ownPack && 'problems' in (await check(draft.ownPack))) return refused('area');
    if (draft.councilPack && Object.keys(draft.councilPack.raises).length > 0)
      return refused('council');
    return { draft };
  } catch {
    return refused('notUnderstood');
  }
}
