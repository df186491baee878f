/** The start of an export: enough to tell its format by its content, decompressed and strictly decoded. */
import { basename } from 'node:path'
import { type Data, isRecord } from '../record.ts'
import { type Compression, compressionOf, contentOf, firstBytes, hasLengths } from './compression.ts'
import { delimiters, recordsIn } from './csv.ts'
import { refusal } from './refusal.ts'

export interface Sample {
  /** File name without folders, which may say a period. */
  name: string
  compression: Compression
  isParquet: boolean
  /** Columns of a Parquet file with the types of DuckDB; none for text. */
  columns: { name: string; type: string }[]
  /** Decompressed start, at most a megabyte; empty for Parquet. */
  text: string
  /** Whether the text is all of the file. */
  whole: boolean
  /** The file as one JSON value; undefined when it is none or too long. */
  json: unknown
  /** Its first lines that are JSON objects; none unless the first line is one. */
  lines: Data[]
  /** Cells of its first record by what separates them, for formats that are tables. */
  header: { cells: string[]; delimiter: string }
}

const most = 1_048_576
/** Bytes of the longest JSON document; larger exports are lines or Parquet. */
const documentMost = 67_108_864

/** Looks at the first megabyte of a file. Throws a refusal when it is empty, binary or not UTF-8. */
export async function sampleOf(full: string): Promise<Sample> {
  const start = firstBytes(full)
  const compression = compressionOf(start)
  const isParquet = start.toString('latin1', 0, 4) === 'PAR1'
  if (hasLengths(start))
    throw refusal(
      'this is OTLP compressed record by record, each after its length',
      'set format to json and leave out compression in the file exporter of the Collector',
    )
  const { bytes, whole } = isParquet ? { bytes: Buffer.alloc(0), whole: false } : await startOf(full, compression)
  const text = textOf(bytes, whole)
  if (!isParquet && text.trim() === '') throw refusal('the file is empty', 'export it again or remove it')
  const lines = text.trimStart().startsWith('{') ? objectsIn(text, whole) : []
  return {
    name: basename(full),
    compression,
    isParquet,
    columns: [],
    text,
    whole,
    json: await documentOf(full, compression, text, whole, lines),
    lines,
    header: headerOf(text),
  }
}

async function startOf(
  full: string,
  compression: Compression,
  limit = most,
): Promise<{ bytes: Buffer; whole: boolean }> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of contentOf(full, compression)) {
      pieces.push(piece)
      length += piece.length
      if (length > limit) break
    }
  } catch {
    throw refusal('the compressed file is damaged or cut off', 'export or copy it again')
  }
  const bytes = Buffer.concat(pieces)
  return { bytes: bytes.subarray(0, limit), whole: length <= limit }
}

function textOf(bytes: Buffer, whole: boolean): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw refusal('the file is UTF-16', 'save it as UTF-8')
  if (bytes.subarray(0, 65_536).includes(0))
    throw refusal(
      'this is a binary file, such as OTLP as protobuf',
      'have the Collector write JSON without compression, or export CSV, JSON lines or Parquet',
    )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
  } catch {
    throw refusal('the file is not UTF-8', 'save it as UTF-8')
  }
}

function objectsIn(text: string, whole: boolean): Data[] {
  const lines = text.split('\n')
  const complete = whole || lines.length === 1 ? lines : lines.slice(0, -1)
  const objects = complete.flatMap((line) => {
    const value = jsonOf(line)
    return isRecord(value) ? [value] : []
  })
  return isRecord(jsonOf(lines.find((line) => line.trim() !== '') ?? '')) ? objects : []
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** All of a text that is no longer than a document. Throws a refusal when it is longer. */
export async function wholeText(full: string, { text, whole, compression }: Sample): Promise<string> {
  if (whole) return text
  const { bytes, whole: all } = await startOf(full, compression, documentMost)
  if (!all) throw refusal('the file is larger than 64 MB', 'export a shorter period')
  return textOf(bytes, true)
}

/** The whole document, when the file looks like one and not like lines. */
async function documentOf(
  full: string,
  compression: Compression,
  text: string,
  whole: boolean,
  lines: readonly Data[],
): Promise<unknown> {
  if (whole) return jsonOf(text)
  if (!/^\s*[{[]/.test(text) || /^\s*\{\s*"resource/.test(text) || lines.length > 0) return undefined
  const { bytes, whole: all } = await startOf(full, compression, documentMost)
  return all ? jsonOf(textOf(bytes, true)) : undefined
}

/** What separates most cells in the first line separates them everywhere. */
function headerOf(text: string): Sample['header'] {
  const line = text.slice(0, Math.max(0, text.search(/[\r\n]/)) || text.length).slice(0, 65_536)
  const found = delimiters.map((delimiter) => ({ delimiter, cells: recordsIn(line, delimiter)[0]?.cells ?? [] }))
  return found.reduce((best, one) => (one.cells.length > best.cells.length ? one : best))
}
