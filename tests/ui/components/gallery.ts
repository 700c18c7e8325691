import { fileURLToPath } from 'node:url';
import { createServer, type InlineConfig, type ViteDevServer } from 'vite';

/*
 * npm run gallery   shows every example of every component on one page, drawn anew as a component changes
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const name = 'virtual:examples';
const html = `<!doctype html><html lang="en-GB" class="govuk-template"><head><title>Examples</title></head>
  <body class="govuk-template__body"><div id="app"></div><script type="module" src="/@id/${name}"></script></body></html>`;

/**
 * Serves the examples, from the sources as they stand: they need not be built, and the page holds
 * nothing of the app. Axe walks the same page.
 */
export async function serveGallery(settings: InlineConfig = {}): Promise<ViteDevServer> {
  const server = await createServer({
    root,
    configFile: `${root}vite.config.ts`,
    appType: 'custom',
    ...settings,
    plugins: [
      {
        name: 'examples',
        resolveId: (id) => (id === name ? id : undefined),
        load: (id) =>
          id === name
            ? `import { mount } from 'svelte';
               import '/src/ui/look.scss';
               import Examples from '/tests/ui/components/Examples.svelte';
               import { examples } from '/tests/ui/components/examples.ts';
               mount(Examples, { target: document.getElementById('app'), props: { examples } });`
            : undefined,
        configureServer: ({ middlewares }) =>
          void middlewares.use((request, response, next) =>
            request.url === '/'
              ? response.setHeader('Content-Type', 'text/html').end(html)
              : next(),
          ),
      },
    ],
  });
  return server.listen();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) (await serveGallery()).printUrls();
