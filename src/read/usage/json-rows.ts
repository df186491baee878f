/** Rows of a JSON export: pages of an API, in any of the wrappers in which people keep them. */
import { type Data, isRecord } from '../record.ts'
import type { Sample } from './sample.ts'

/** Objects in `data` of every page, or of a bare list, or the lines themselves. */
export function rowsIn({ json, lines }: Sample): Data[] {
  if (json === undefined) return lines.flatMap((line) => (Array.isArray(line['data']) ? pageRows(line) : [line]))
  return pagesIn(json).flatMap(pageRows)
}

/** The answers of an API in a document: one, a list of them, or those of our wrapper. */
export function pagesIn(json: unknown): Data[] {
  if (Array.isArray(json)) {
    const records = json.filter(isRecord)
    return records.every((one) => Array.isArray(one['data'])) ? records : [{ data: records }]
  }
  if (!isRecord(json)) return []
  return Array.isArray(json['pages']) ? json['pages'].filter(isRecord) : [json]
}

function pageRows(page: Data): Data[] {
  return Array.isArray(page['data']) ? page['data'].filter(isRecord) : [page]
}
