import { defineConfig } from 'vite';
import windscreen, { pages } from '../../vite.config.ts';
import { single } from './single.ts';

/** Windscreen in one file, which opens from a stick or a shared drive: `npm run build:single`. */
export default defineConfig({
  ...windscreen,
  plugins: [...pages, single()],
  define: { ...windscreen.define, __SINGLE__: 'true' },
  build: {
    ...windscreen.build,
    outDir: 'dist-single',
    assetsInlineLimit: Infinity,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { input: 'index.html', output: { codeSplitting: false } },
  },
});
