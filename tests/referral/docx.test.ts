import { expect, test } from 'vitest';
import { referralDocx } from '../../src/referral/docx.ts';
import { fieldIds } from '../../src/referral/referral.ts';
import { sheetOf } from '../../src/referral/sheet.ts';
import { unzip } from '../handover/unzip.ts';
import { good } from './good.ts';

test('the referral in Word has real headings, all that was written, and lines for what identifies the child', async () => {
  const blob = await referralDocx(sheetOf(good.referral, good.about), good.about, good.now);
  const files = unzip(Buffer.from(await blob.arrayBuffer()));
  const xml = files.get('word/document.xml')!;
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join(' ');
  for (const field of fieldIds)
    expect(text, field).toContain(good.referral.texts[field].trim().slice(0, 50));
  expect(text).toContain('Child’s full name');
  expect(text).toContain('Half-brother, 3 years');
  expect(xml.match(/w:val="Heading1"/g)).toHaveLength(7);
  expect(xml.match(/w:val="Heading2"/g)!.length).toBeGreaterThan(10);
});
