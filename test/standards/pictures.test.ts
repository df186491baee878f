/** What pictures say apart from what they show, in the four formats that pages show. */
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pictureText } from '../../src/standards/picture-text.ts'

const secret = 'key of the ledger'
const bytes = (text: string) => Buffer.from(text, 'latin1')

function png(kind: string, content: Buffer): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(Buffer.concat([bytes(name), data])))
    return Buffer.concat([length, bytes(name), data, sum])
  }
  return Buffer.concat([
    bytes('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.alloc(13)),
    chunk(kind, content),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function jpeg(kind: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(content.length + 2)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, kind]),
    length,
    content,
    Buffer.from([0xff, 0xda]),
  ])
}

function webp(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([bytes('RIFF\0\0\0\0WEBPVP8 '), Buffer.from([2, 0, 0, 0, 1, 1]), bytes(kind), length, content])
}

const packed = deflateSync(bytes(secret))

test.each<[what: string, picture: Buffer]>([
  ['a comment of a PNG', png('tEXt', bytes(`Comment\0${secret}`))],
  ['a packed comment of a PNG', png('zTXt', Buffer.concat([bytes('Comment\0\0'), packed]))],
  ['an international comment of a PNG', png('iTXt', bytes(`Comment\0\0\0en\0Comment\0${secret}`))],
  ['a packed international one', png('iTXt', Buffer.concat([bytes('Comment\0\x01\0en\0Comment\0'), packed]))],
  ['EXIF of a PNG', png('eXIf', bytes(`MM\0*${secret}`))],
  ['EXIF of a JPEG', jpeg(0xe1, bytes(`Exif\0\0MM\0*${secret}`))],
  ['EXIF in two bytes a character', jpeg(0xe1, bytes(`Exif\0\0${[...secret].join('\0')}`))],
  ['a comment of a JPEG', jpeg(0xfe, bytes(secret))],
  ['XMP of a WebP', webp('XMP ', bytes(`<x:xmpmeta>${secret}</x:xmpmeta>`))],
  ['a comment of a GIF', bytes(`GIF89a\x01\0\x01\0\0\0\0!\xfe${String.fromCharCode(secret.length)}${secret}\0;`)],
  ['a comment of a GIF in two blocks', bytes(`GIF89a\x01\0\x01\0\0\0\0!\xfe\x03key\x0e of the ledger\0;`)],
])('%s', (_, picture) => {
  expect(pictureText(picture)).toContain(secret)
  // Whatever is cut off or damaged is read as far as it goes.
  for (let end = 0; end <= picture.length; end++) expect(() => pictureText(picture.subarray(0, end))).not.toThrow()
})

test('what is shown is not read', () => {
  expect(pictureText(png('IDAT', bytes(secret)))).not.toContain(secret)
  expect(pictureText(jpeg(0xdb, bytes(secret)))).not.toContain(secret)
})

test('a text that unpacks to more than is looked at is left out', () => {
  expect(pictureText(png('zTXt', Buffer.concat([bytes('Comment\0\0'), deflateSync(Buffer.alloc(50_000_000))])))).toBe(
    '',
  )
})
