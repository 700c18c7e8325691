import { fileURLToPath } from 'node:url';
import type { SourcesText } from '../../content/schema.ts';
import { sourcesByAge } from '../recommend/sourcesByAge.ts';
import { readCitations } from './citations.ts';
import { momentOf } from './directory.ts';
import { isoDay } from '../recommend/dates.ts';
import { readText } from './words.ts';

/*
 * npm run sources [DAY]     every source with how it was read, when it was last looked at and what cites it, the oldest first; fails
 *                           where one has not been looked at for a year
 */

const how = { seen: 'read', secondary: 'read in another’s account', unverified: 'not read' };

async function main([day = isoDay(new Date()), ...more]: readonly string[]): Promise<void> {
  if (more.length > 0)
    throw new Error('Say one day at most: npm run sources, or npm run sources 2027-01-31');
  const [all, { cited }] = await Promise.all([
    readText<SourcesText>('sources.yaml'),
    readCitations(),
  ]);
  const sources = sourcesByAge(all, momentOf(day));
  for (const { id, source, days, late } of sources) {
    const citers = cited[id] ?? [];
    const kinds = [...new Set(citers.map(({ kind }) => kind))].map(
      (kind) => `${citers.filter((one) => one.kind === kind).length} ${kind}`,
    );
    console.log(
      `${String(days).padStart(5)} days  ${source.checked.padEnd(10)}  ${id}  ${how[source.read]}. ${source.title}, ${source.publisher}. Cited by: ${kinds.join(', ') || 'nothing'}${late ? '. LOOK AT IT AGAIN' : ''}`,
    );
  }
  const late = sources.filter((source) => source.late);
  console.log(`${sources.length} sources as of ${day}, ${late.length} not looked at for a year`);
  if (late.length > 0)
    throw new Error(
      `Look again at ${late.map(({ id }) => id).join(', ')}, then change \`checked\` in content/sources.yaml`,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2)).catch((mistake: Error) => {
    console.error(mistake.message);
    process.exitCode = 1;
  });
