import { readText } from '../../src/cli/words.ts';
import * as child from '../../src/open/child.ts';
import * as record from '../../src/open/open.ts';
import * as packs from '../../src/open/packProblem.ts';
import { leftOutWords, refusedWords, type Refused } from '../../src/open/refused.ts';
import * as scenario from '../../src/open/scenario.ts';
import type { FromBackup } from '../../src/open/backup.ts';
import { faultWords, type Fault, type FaultText } from '../../src/records/fault.ts';
import { said } from '../../src/ui/unsaid.ts';

/*
 * What opens a file that nobody has vouched for, with its words put in as a page or a command puts
 * them in.
 */

const faultText = await readText<FaultText>('pages/faults.yaml');
const packFaultText = await readText<packs.PackFaultText>('pages/pack-faults.yaml');

type InWords<Opened> = Exclude<Opened, Refused> | { readonly problems: readonly string[] };
const isRefused = (opened: object): opened is Refused => 'faults' in opened;
const inWords =
  <Given extends readonly [{ readonly name: string }, ...unknown[]], Opened extends object>(
    open: (...given: Given) => Promise<Opened>,
  ) =>
  async (...given: Given): Promise<InWords<Opened>> => {
    const opened = await open(...given);
    return isRefused(opened)
      ? { problems: refusedWords(faultText, given[0].name, opened) }
      : (opened as Exclude<Opened, Refused>); // what is not refused was opened
  };

export const openRecord = inWords(record.openRecord);
export const openChild = inWords(child.openChild);
export const openScenario = inWords(scenario.openScenario);
/** What is said of faults, each behind its place. */
export const clauses = (faults: readonly Fault[]) =>
  faults.map((fault) => faultWords(faultText, fault));
/** Of what came of a line of a backup: why it was left out, where it was. */
export const leftOut = (found: FromBackup | undefined) =>
  found && 'leftOut' in found ? leftOutWords(faultText, found.leftOut) : undefined;
export const reasonsOf = (reasons: readonly Parameters<typeof leftOutWords>[1][]) =>
  reasons.map((one) => leftOutWords(faultText, one));

export const problemWords = (problem: packs.PackProblem) =>
  packs.problemWords(packFaultText, problem);
/** A problem with its reason and its mend in words. */
export const reasonAndMend = ({ reason, mend, ...at }: packs.PackProblem) => ({
  ...at,
  reason: said(packFaultText.reasons, reason),
  mend: mend ? said(packFaultText.mends, mend) : '',
});
