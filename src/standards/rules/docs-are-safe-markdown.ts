/** Documentation is Markdown with pictures: nothing in it runs, and nothing is fetched from elsewhere. */
import { quoted } from '../../lib/text.ts'
import { foundOf } from '../noted.ts'
import { isDocumentation } from '../prose.ts'
import { rule } from '../rule.ts'

const id = 'docs-are-safe-markdown'
const markup = /\.(?:astro|html?|xhtml|svg|vue|svelte)$/i

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'files',
  title: 'Documentation is safe Markdown',
  why: 'Documentation that is compiled runs its author’s code where the catalogue is built, and markup runs in the reader’s browser.',
  remedy: 'Write Markdown or the components of the catalogue with literal attributes; turn drawings into PNG or WebP.',
  sources: ['backstage/backstage#34058', 'compiled MDX executes at build'],
  pass: [
    { title: 'Markdown with a table' },
    {
      title: 'a component of the catalogue',
      files: {
        'docs/checklist.mdx': '# Checklist\n\n<Callout kind="tip">\n\nStart with the largest vendor.\n\n</Callout>\n',
      },
    },
  ],
  fail: [
    {
      title: 'an import and an expression',
      files: { 'docs/rates.mdx': "import rates from './rates.js'\n\n# Rates\n\nToday it is {rates.eur}.\n" },
      finds: ['"import" is not run in documents', 'expression "{rates.eur}" is not run in documents'],
    },
    {
      title: 'HTML that is refused',
      files: { 'docs/demo.md': '# Demo\n\n<iframe src="https://video.example/accruals"></iframe>\n' },
      finds: ['HTML element "iframe" is not shown'],
    },
    {
      title: 'a drawing that can hold script',
      files: { 'docs/flow.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9"/></svg>\n' },
      finds: ['"docs/flow.svg" is no Markdown and no picture that is shown'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ plugin }) => plugin.documents.length > 0,
  *check(subject) {
    const { documents, files } = subject.plugin
    const prompts = new Set(documents.filter((document) => !isDocumentation(document)).map(({ path }) => path))
    const fix = 'write it as Markdown'
    const notes = subject.notes(id)
    // Prompts quote markup for Claude to write; shown as text they harm nobody.
    yield* notes.map((note) => foundOf(subject, note, fix)).filter(({ file = '' }) => !prompts.has(file))
    for (const { path } of files) {
      const isDoc = path.startsWith('docs/') || !path.includes('/')
      if (!isDoc || !markup.test(path) || notes.some(({ message }) => message.includes(quoted(path)))) continue
      yield {
        file: path,
        message: `${quoted(path)} is no Markdown and no picture that is shown`,
        fix: 'convert it to Markdown, PNG or WebP',
      }
    }
  },
})
