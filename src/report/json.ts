/** For programs: the compliance document, one plugin and one result a line, so that two of them can be compared. */
import { complianceDocument } from '../model/compliance-entries.ts'
import { escapedJson } from './escape.ts'
import { narrowed } from './narrowed.ts'
import { reporter } from './reporter.ts'

export default reporter({
  id: 'json',
  title: 'Every cell with its state and findings, for programs',
  file: 'compliance.json',
  write(whole, options) {
    const document = complianceDocument(narrowed(whole, options))
    const members = Object.entries(document).map(([key, value]) => `  ${JSON.stringify(key)}: ${memberText(value)}`)
    return `{\n${members.join(',\n')}\n}\n`
  },
})

function memberText(value: unknown): string {
  if (!Array.isArray(value)) return escapedJson(JSON.stringify(value))
  if (value.length === 0) return '[]'
  return `[\n${value.map((one) => `    ${escapedJson(JSON.stringify(one))}`).join(',\n')}\n  ]`
}
