import { limits } from '../records/limits.ts';
import type { Card } from '../team/card.ts';
import { rights, teamFormat, type Statement } from '../team/statement.ts';
import { toBytes } from '../vault/signature.ts';
import { textIn } from './bytes.ts';
import { structureFault } from './structure.ts';
import { upTo, when } from './schema.ts';
import { z } from './zod.ts';

/*
 * What others say of a team, and the cards by which people find one another: nobody has vouched for
 * either. The types of src/team are the promise, and `satisfies` keeps this in step with them.
 */

const log = z.string().regex(/^[0-9a-f]{32}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const isBytes = (length: number) => (text: string) => toBytes(text)?.length === length;
const key = z.string().max(43).refine(isBytes(32));
const person = z.strictObject({
  name: upTo(limits.name).min(1),
  job: upTo(limits.name),
  sign: key,
  seal: key,
});
const common = {
  format: z.literal(teamFormat),
  team: log,
  after: z.array(hash).max(255),
  at: when,
  by: key,
  signature: z.string().max(86).refine(isBytes(64)),
};
const may = z.enum(rights);

const statement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('founded'), person, ...common }),
  z.strictObject({ kind: z.literal('invited'), person, may, ...common }),
  z.strictObject({ kind: z.literal('joined'), ...common }),
  z.strictObject({ kind: z.literal('changed'), who: key, may, ...common }),
  z.strictObject({ kind: z.literal('removed'), who: key, ...common }),
  z.strictObject({ kind: z.literal('renewed'), seal: key, ...common }),
  z.strictObject({ kind: z.literal('epoch'), ...common }),
]) satisfies z.ZodType<Statement>;

const card = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('windscreen-person/1'), person }),
  z.strictObject({ format: z.literal('windscreen-team-card/1'), team: log, founding: hash }),
]) satisfies z.ZodType<Card>;

/** More than any statement has. */
const longest = 64 * 1024;

/** The statement in some bytes of a team's log, or nothing where there is none. */
export const statementIn = (bytes: Uint8Array): Statement | undefined => shaped(statement, bytes);

/** The card in a code that someone pasted, or nothing where it is none. */
export function cardIn(code: string): Card | undefined {
  const bytes = toBytes(code.replace(/\s/g, ''));
  return bytes && shaped(card, bytes);
}

function shaped<T>(shape: z.ZodType<T>, bytes: Uint8Array): T | undefined {
  if (bytes.length > longest) return undefined;
  const read = textIn(bytes);
  if ('fault' in read) return undefined;
  try {
    const json: unknown = JSON.parse(read.text);
    return structureFault(json) ? undefined : shape.safeParse(json).data;
  } catch {
    return undefined; // no JSON
  }
}
