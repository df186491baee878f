/** Compressed exports: told by their first bytes, read as a stream, and bounded. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { createGunzip, createZstdDecompress } from 'node:zlib'

export type Compression = 'uncompressed' | 'gzip' | 'zstd'

const zstd = 0xfd2fb528

export function compressionOf(start: Buffer): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip'
  return start.length >= 4 && start.readUInt32LE(0) === zstd ? 'zstd' : 'uncompressed'
}

/** How the file at a path is compressed. */
export function compressionAt(full: string): Compression {
  return compressionOf(firstBytes(full))
}

/** The first 16 bytes of a file. */
export function firstBytes(full: string): Buffer {
  const handle = openSync(full, 'r')
  try {
    const bytes = Buffer.alloc(16)
    return bytes.subarray(0, readSync(handle, bytes, 0, 16, 0))
  } finally {
    closeSync(handle)
  }
}

/** Whether records of zstd follow their lengths, as the Collector's file exporter writes them; no reader of lines takes that. */
export function hasLengths(start: Buffer): boolean {
  return start.length >= 8 && start.readUInt32LE(4) === zstd && start.readUInt32BE(0) < 0x40000000
}

/** What is inside a file, piece by piece. Ends with an error when the compressed bytes are damaged or cut off. */
export function contentOf(full: string, compression: Compression): AsyncIterable<Buffer> {
  const file = createReadStream(full, { highWaterMark: 1_048_576 })
  if (compression === 'uncompressed') return file
  const inflate = compression === 'gzip' ? createGunzip() : createZstdDecompress()
  file.on('error', (error) => inflate.destroy(error))
  // Leaving the loop early closes the inner stream only.
  inflate.on('close', () => file.destroy())
  return file.pipe(inflate)
}
