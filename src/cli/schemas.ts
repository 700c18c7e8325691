import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { pack } from '../../content/pack.ts';
import { entriesFileShape } from '../open/entries.ts';
import { recordFileShape } from '../open/schema.ts';

/*
 * npm run schemas [FOLDER]     the shape of a record's file and of a pack, as JSON Schema, for other programs to check them by
 */

const titled = (shape: z.ZodType, title: string) => ({
  title,
  ...z.toJSONSchema(shape, { io: 'input', reused: 'ref' }),
});

/**
 * Each schema by the name of its file. They say what Windscreen's own check of a shape says, but for what only code can: that a file
 * is as it was signed, that its answers walk, that a pack protects no less.
 */
export const schemas = (): Readonly<Record<string, object>> => ({
  'windscreen-record.schema.json': titled(
    z.union([recordFileShape, entriesFileShape]),
    'A record of Windscreen, finished or kept',
  ),
  'windscreen-pack.schema.json': titled(pack, 'A local area’s pack for Windscreen'),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? '.');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas())) {
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
    console.log(join(folder, name));
  }
}
