/** What the first bytes of a file say it is; names and extensions are not asked. */
import { isUtf8 } from 'node:buffer'
import type { PluginFile } from '../../model/plugin.ts'

const sampled = 8_192

/** The kind of a file by its bytes; binary when they are not at hand. */
export function typeOf(bytes: Uint8Array | null): PluginFile['type'] {
  if (bytes === null) return 'binary'
  const starts = (at: number, ...mark: number[]) => mark.every((byte, i) => bytes[at + i] === byte)
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0, 0x47, 0x49, 0x46, 0x38) && (starts(4, 0x37, 0x61) || starts(4, 0x39, 0x61))) return 'gif'
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'webp'
  const sample = bytes.subarray(0, sampled)
  if (sample.includes(0)) return 'binary'
  return bytes.length > sampled || isUtf8(sample) ? (isUtf8(wholeCharacters(sample)) ? 'text' : 'binary') : 'binary'
}

/** The sample without the start of a character that its end cuts off. */
function wholeCharacters(sample: Uint8Array): Uint8Array {
  let end = sample.length
  if (end < sampled) return sample
  while (end > sample.length - 4 && ((sample[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return ((sample[end - 1] ?? 0) & 0xc0) === 0xc0 ? sample.subarray(0, end - 1) : sample
}
