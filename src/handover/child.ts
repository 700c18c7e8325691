import type { ChildFile } from '../records/childFile.ts';
import { isoDay } from '../recommend/dates.ts';
import { sealForPassphrase } from './age.ts';
import { plainName } from './file.ts';

/** A child protection file, encrypted for whoever is told the passphrase. */
export async function sealedChild(
  child: ChildFile,
  passphrase: string,
): Promise<{ name: string; blob: Blob }> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(child)}\n`);
  return {
    name: childName(child, 'json.age'),
    blob: await sealForPassphrase(bytes, passphrase),
  };
}

/** What a child protection file is called, in whatever form. */
export const childName = (
  { reference, sent }: Pick<ChildFile, 'reference' | 'sent'>,
  ending: string,
): string => `windscreen-child-${plainName(reference)}-${isoDay(new Date(sent.at))}.${ending}`;
