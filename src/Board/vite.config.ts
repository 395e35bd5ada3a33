import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/board/',
  // Vite also reads this from the tsconfig that includes a file; a file outside would silently get another runtime.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the content security policy allows no data: URLs for scripts and styles
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'sign-in.html'] },
  },
  test: { include: ['test/**/*.test.ts'], setupFiles: ['test/setup.ts'] },
});
