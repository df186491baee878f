/** Links of the documentation lead somewhere, and over a connection that nobody can read along. */
import { quoted } from '../../lib/text.ts'
import { foundOf } from '../noted.ts'
import { isDocumentation, proseOf } from '../prose.ts'
import { rule } from '../rule.ts'

const id = 'links-resolve'
const plainHttp = /(?:\]\(\s{0,9}<?|<|\]:\s{0,9})(http:\/\/[^\s<>)"']{1,500})/gi
/** Hosts that have no certificate to show: this machine, and names set aside for examples. */
const exempt =
  /^(?:localhost|127\.|10\.|192\.168\.|\[::1\])|(?:^|\.)(?:localhost|local|internal|test|example|invalid|example\.(?:com|org|net))$/i

export default rule({
  id,
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Links resolve',
  why: 'A dead link ends the way to the set-up or the evidence, and readers take the rest for as stale.',
  remedy: 'Correct the path or anchor as the message says; write https for addresses on the web.',
  sources: ['github/awesome-copilot', 'EventCatalog'],
  pass: [
    {
      title: 'files, anchors and https',
      edits: {
        'docs/evaluation.md': [
          '# Evaluation',
          '# Evaluation\n\nSee [set-up](../README.md#setup) and [SemVer](https://semver.org/).',
        ],
      },
    },
    {
      title: 'a server on this machine',
      edits: { 'docs/evaluation.md': ['# Evaluation', '# Evaluation\n\nOpen [the preview](http://localhost:4321/).'] },
    },
  ],
  fail: [
    {
      title: 'a page that was renamed',
      edits: { 'README.md': ['[evaluation](docs/evaluation.md)', '[evaluation](docs/evaluations.md)'] },
      finds: ['link target "docs/evaluations.md" does not exist'],
    },
    {
      title: 'an anchor that no heading of another page has',
      edits: { 'README.md': ['(docs/evaluation.md)', '(docs/evaluation.md#three-closes)'] },
      finds: ['docs/evaluation.md has no heading with the anchor "#three-closes"'],
    },
    {
      title: 'an anchor that no heading has',
      edits: {
        'README.md': ['[evaluation](docs/evaluation.md)', '[evaluation](docs/evaluation.md), see [limits](#limit)'],
      },
      finds: ['no heading has the anchor "#limit"'],
    },
    {
      title: 'an address without encryption',
      edits: {
        'README.md': [
          '[evaluation](docs/evaluation.md)',
          '[evaluation](docs/evaluation.md) and the [wiki](http://wiki.brightwater-tools.com/accruals)',
        ],
      },
      finds: ['link "http://wiki.brightwater-tools.com/accruals" is not https'],
    },
  ],
  none: [
    { title: 'a draft', manifest: 'lifecycle: draft' },
    { title: 'files in another repository', remote: true },
  ],
  applies: ({ plugin }) => plugin.documents.some(isDocumentation),
  *check(subject) {
    const documents = subject.plugin.documents.filter(isDocumentation)
    const paths = new Set(documents.map(({ path }) => path))
    // Links in prompts are templates as often as links; files that a skill needs are looked for by skills-meet-spec.
    yield* subject
      .notes(id)
      .map((note) => foundOf(subject, note, 'correct the link'))
      .filter(({ file = '' }) => paths.has(file))
    for (const document of documents) {
      if (document.body.search(plainHttp) < 0) continue
      for (const { text, line } of proseOf(document)) {
        for (const { 1: address = '', index, 0: whole } of text.matchAll(plainHttp)) {
          if (!URL.canParse(address) || exempt.test(new URL(address).hostname)) continue
          const column = index + whole.length - address.length + 1
          const shown = address.replace(/[?#].*$/, '')
          yield {
            file: document.path,
            line,
            column,
            message: `link ${quoted(shown)} is not https`,
            fix: `write ${shown.replace(/^http:/i, 'https:')}`,
          }
        }
      }
    }
  },
})
