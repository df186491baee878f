/** Astro's settings; address, output and cache folder of a build are given by src/build/site.ts. */
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

export default defineConfig({
  srcDir: './src/site',
  cacheDir: './.catalog/astro/dev',
  trailingSlash: 'always',
  output: 'static',
  integrations: [mdx()],
  // Highlighting would write inline styles, which the content security policy refuses.
  markdown: { syntaxHighlight: false },
  // Files, never inline: the content security policy allows nothing else.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: true },
  vite: { build: { assetsInlineLimit: 0 } },
})
