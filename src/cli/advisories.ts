import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod/mini';

const list = fileURLToPath(new URL('../../.github/advisories.yaml', import.meta.url));

/** What `npm audit --json` says, as far as it is read here. */
const audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(z.union([z.string(), z.object({ url: z.string(), title: z.string() })])),
    }),
  ),
});
const accepted = z.array(
  z.strictObject({
    id: z.string().check(z.regex(/^GHSA(-\w{4}){3}$/)),
    package: z.string(),
    why: z.string().check(z.minLength(10)),
    until: z.iso.date(),
  }),
);
export type Accepted = z.infer<typeof accepted>;

/**
 * What is wrong on a day with the packages that Windscreen is made with: an advisory that nobody has
 * accepted, one accepted no longer, and an acceptance of what is no longer reported. None where all
 * is well. Throws where the registry did not answer.
 */
export function advisoriesOn(day: string, reported: unknown, known: Accepted): readonly string[] {
  const read = audit.safeParse(reported);
  if (!read.success) throw new Error('npm audit gave no answer: the registry has no advisories');
  const found = new Map<string, string>();
  for (const [name, { via }] of Object.entries(read.data.vulnerabilities))
    for (const one of via)
      if (typeof one !== 'string')
        found.set(one.url.split('/').at(-1) ?? one.url, `${name}: ${one.title} (${one.url})`);
  return [
    ...[...found].flatMap(([id, what]) => {
      const until = known.find((one) => one.id === id)?.until;
      if (until === undefined) return [`not accepted: ${what}`];
      return until < day ? [`accepted only until ${until}: ${what}`] : [];
    }),
    ...known
      .filter(({ id }) => !found.has(id))
      .map(
        ({ id, package: name }) => `no longer reported, so take it off the list: ${id}, ${name}`,
      ),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reported: unknown = JSON.parse(readFileSync(0, 'utf8'));
  const known = accepted.parse(parse(readFileSync(list, 'utf8')));
  const wrong = advisoriesOn(new Date().toISOString().slice(0, 10), reported, known);
  for (const one of wrong) console.log(one);
  console.log(`${wrong.length} to look at, ${known.length} accepted`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
