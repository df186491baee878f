/** What a name looks like: two names with one skeleton are taken for each other. */

/** Letters of other scripts, and digits, that look like a Latin letter; after case folding. */
const twins: Record<string, string> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'Ьь',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еҽ',
    g: 'ɡց',
    h: 'һհ',
    i: 'іιıɩ',
    j: 'јϳ',
    k: 'кκ',
    l: 'ӏ1ⅼ',
    n: 'ոп',
    o: 'оοօ0',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    u: 'ս',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγү',
    z: 'ᴢ',
  }).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter])),
)

/** What a name looks like: case, accents, look-alike letters, invisible marks and separators folded away. */
export function skeleton(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
    .toLowerCase()
  const plain = [...bare]
    .map((mark) => twins[mark] ?? mark)
    .join('')
    .replaceAll('rn', 'm')
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return words === '' ? bare : words
}

/** Whether a letter or digit of the name is one that looks like another. */
export function holdsLookAlike(name: string): boolean {
  return [...name].some((mark) => Object.hasOwn(twins, mark))
}
