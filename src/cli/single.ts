import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';
import { singlePolicy } from './policy.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const textOf = (built: Rolldown.OutputChunk | Rolldown.OutputAsset) =>
  built.type === 'chunk' ? built.code : built.source.toString();

/** A script that may stand in a page: nothing in it can end it, or begin another. */
const inPage = (code: string) =>
  code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '\\x3C!--');
/** What the page carries and does not run: src/browser/carried.ts reads it. */
const carried = (name: string, text: string) =>
  `<script type="application/json" id="carried-${name}">${JSON.stringify(text).replaceAll('<', '\\u003C')}</script>`;

/**
 * Puts all that is built into one page, windscreen.html: its script and its styles, each allowed by
 * its hash alone, the workers, and the licences.
 */
export const single = (): Plugin => ({
  name: 'single',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const html = bundle['index.html'];
      if (!html) throw new Error('There is no index.html to put everything in');
      const all = Object.values(bundle).filter((built) => built !== html);
      const named = (pattern: RegExp) => all.filter(({ fileName }) => pattern.test(fileName));
      const [script, ...others] = all.filter(({ type }) => type === 'chunk');
      const [style, ...otherStyles] = named(/\.css$/);
      if (!script || !style || others.length + otherStyles.length > 0)
        throw new Error('One file takes one script and one style sheet');
      const [code, css] = [inPage(textOf(script)), textOf(style)];
      const parts = [
        ...named(/\.worker-/).map((worker) =>
          carried(/([\w-]+)\.worker-/.exec(worker.fileName)?.[1] ?? '', textOf(worker)),
        ),
        ...named(/^licences\.txt$/).map((built) => carried('licences', textOf(built))),
      ];
      const policy = singlePolicy(hashOf(code), hashOf(css));
      const source = textOf(html)
        .replace(/\s*<(?:link|script)\b[^>]*\s(?:href|src)="[^"]*"[^>]*>(?:<\/script>)?/g, '')
        .replace(
          '<head>',
          () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
        )
        .replace('</head>', () => `<style>${css}</style>\n  </head>`)
        .replace(
          '</body>',
          () => `${parts.join('\n')}\n<script type="module">${code}</script>\n  </body>`,
        );
      for (const { fileName } of [html, ...all]) delete bundle[fileName];
      this.emitFile({ type: 'asset', fileName: 'windscreen.html', source });
    },
  },
});
