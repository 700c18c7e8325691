import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { execSync } from 'node:child_process';
for (const f of readdirSync('content/pages')) {
  const o = parse(readFileSync('content/pages/' + f, 'utf8'));
  const users = execSync(`grep -rlE "pages/${f.replace('.', '\\.')}" src tests vite.config.ts index.html || true`).toString().trim().split('\n').filter(Boolean);
  const src = users.filter((u)=>u.startsWith('src')).map((u) => readFileSync(u, 'utf8')).join('\n');
  const unused = Object.keys(o).filter((k) => !new RegExp(`\\.${k}\\b|\\b${k}\\b *[,}]`).test(src));
  console.log(f, users.filter(u=>u.startsWith('src')).join(' '), 'UNUSED:', unused.join(', '));
}
