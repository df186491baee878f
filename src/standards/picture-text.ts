/** What a picture says apart from what it shows: comments, captions and what the camera or editor wrote into it. */
import { inflateSync } from 'node:zlib'

/** Characters of all texts of one picture that are looked at. */
const most = 200_000

/** The texts in a PNG, JPEG, WebP or GIF, one after the other; of anything that breaks off, what came before. */
export function pictureText(bytes: Buffer): string {
  const parts = [...partsOf(bytes)].map((part) => part.toString('latin1'))
  // EXIF writes some texts in two bytes a character.
  return parts
    .map((part) => part.replaceAll('\0', ''))
    .join('\n')
    .slice(0, most)
}

function partsOf(bytes: Buffer): Iterable<Buffer> {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return chunksOfPng(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return segmentsOfJpeg(bytes)
  if (bytes.subarray(0, 4).toString('latin1') === 'RIFF') return chunksOfWebp(bytes)
  return bytes.subarray(0, 4).toString('latin1') === 'GIF8' ? extensionsOfGif(bytes) : []
}

function* chunksOfPng(bytes: Buffer): Iterable<Buffer> {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.subarray(at + 4, at + 8).toString('latin1')
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (kind === 'tEXt' || kind === 'eXIf') yield content
    // A keyword, then how it is packed, then the text.
    if (kind === 'zTXt') yield unpacked(content.subarray(content.indexOf(0) + 2))
    if (kind === 'iTXt') yield* internationalText(content)
    at += 12 + length
  }
}

function* internationalText(content: Buffer): Iterable<Buffer> {
  const keyword = content.indexOf(0)
  const language = content.indexOf(0, keyword + 3)
  const translated = content.indexOf(0, language + 1)
  if (keyword < 0 || language < 0 || translated < 0) return
  const text = content.subarray(translated + 1)
  yield content[keyword + 1] === 1 ? unpacked(text) : text
}

function* segmentsOfJpeg(bytes: Buffer): Iterable<Buffer> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const kind = bytes[at + 1] ?? 0
    // Where the picture itself begins, nothing is said any more.
    if (kind === 0xda || kind === 0xd9) return
    const length = bytes.readUInt16BE(at + 2)
    if ((kind >= 0xe1 && kind <= 0xef) || kind === 0xfe) yield bytes.subarray(at + 4, at + 2 + length)
    at += 2 + Math.max(2, length)
  }
}

function* chunksOfWebp(bytes: Buffer): Iterable<Buffer> {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const kind = bytes.subarray(at, at + 4).toString('latin1')
    const length = bytes.readUInt32LE(at + 4)
    if (kind === 'EXIF' || kind === 'XMP ') yield bytes.subarray(at + 8, at + 8 + length)
    at += 8 + length + (length % 2)
  }
}

/** Comments and application data: 0x21, a kind, then blocks with their length in front up to an empty one. */
function* extensionsOfGif(bytes: Buffer): Iterable<Buffer> {
  for (let at = bytes.indexOf(0x21, 13); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0x21, at + 1)) {
    const kind = bytes[at + 1]
    if (kind !== 0xfe && kind !== 0xff) continue
    const blocks: Buffer[] = []
    at += 2
    for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
      blocks.push(bytes.subarray(at + 1, at + 1 + length))
      at += 1 + length
    }
    yield Buffer.concat(blocks)
  }
}

function unpacked(content: Buffer): Buffer {
  try {
    return inflateSync(content, { maxOutputLength: most })
  } catch {
    return Buffer.alloc(0)
  }
}
