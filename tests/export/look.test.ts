import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { toDocx } from '../../src/export/docx.ts';
import { toFhir } from '../../src/export/fhir.ts';
import { receiptOf } from '../../src/record/receipt.ts';
import { followedThrough, kept } from '../record/kept.ts';
import { account, recordOf, urgent } from '../record/made.ts';

test('look', async () => {
  const record = recordOf({
    answers: { ...urgent, concerns: ['neglect', 'exploitation'], 'emerging-needs': 'yes' },
    draft: {
      evidence: { harm: 'child-said', concerns: 'saw', 'safe-to-tell': 'opinion' },
      notes: { harm: 'he locks the door', concerns: 'No coat on Monday, Tuesday or today.\nThe same jumper all week.' },
      ownView: { level: 'child-in-need', why: 'I thought the family could be asked first.' },
      choice: { follows: true, why: '', secondPerson: '' },
    },
    account: {
      reasons: { ...account.reasons, facts: `${account.reasons.facts}\n\n${'On Tuesday she came in late and would not take off her jumper for PE. '.repeat(12)}` },
      familyTold: 'Not told: he may be the person who locks the door.',
      toShare: { ...account.toShare, recipient: 'The front door', facts: 'She said “he locks the door”.\nThey live at 14 Mill Lane.', opinion: 'I think she is frightened.', protect: '14 Mill Lane' },
    },
  });
  const entries = await kept(followedThrough, record);
  const receipt = await receiptOf(entries.at(-1)!);
  writeFileSync('/tmp/docx-look/record.docx', new Uint8Array(await (await toDocx(entries, receipt)).arrayBuffer()));
  writeFileSync('/tmp/docx-look/record.fhir.json', JSON.stringify(toFhir(entries), null, 1));
  const training = await kept([], recordOf({ answers: { ...urgent, mode: 'training' } }));
  writeFileSync('/tmp/docx-look/training.docx', new Uint8Array(await (await toDocx(training, receipt)).arrayBuffer()));
});
