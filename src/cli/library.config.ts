import { defineConfig } from 'vite';
import windscreen from '../../vite.config.ts';
import { content } from '../../content/plugin.ts';
import { licences } from './licences.ts';
import { libraryFiles } from './library.ts';

/** The decisions as a package for other programs: `npm run build:library`. */
export default defineConfig({
  plugins: [content(), licences({ looks: false }).main, libraryFiles()],
  define: { ...windscreen.define },
  publicDir: false,
  build: {
    target: 'node20',
    outDir: 'dist-library',
    minify: false,
    lib: { entry: 'src/library/windscreen.ts', formats: ['es'], fileName: () => 'windscreen.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
