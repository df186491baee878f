/** Made-up prose for benchmarks: the same for the same seed, different for every other. */

const nouns =
  `ledger invoice account variance accrual journal balance statement contract supplier ticket customer forecast budget
  reviewer controller approval period entry expense receipt voucher shipment order campaign pipeline meeting answer
  escalation renewal quote discount territory quota warehouse delivery audit policy record report summary register
  schedule payment cheque deposit transfer currency rate margin cost plant asset lease claim incident queue handover
  agenda minutes decision owner deadline draft template checklist threshold exception sample workbook extract column`.split(
    /\s+/,
  )
const verbs =
  `reconciles explains drafts compares collects lists checks matches sorts rounds splits joins reads writes prepares
  closes opens assigns summarises translates dates numbers groups flags confirms returns postpones repeats`.split(/\s+/)
const qualities =
  `monthly quarterly open closed late early missing double regional final large small recent older approved pending
  internal external manual routine unusual material signed unsigned partial complete`.split(/\s+/)

export interface Prose {
  /** A whole number from 0 up to, but not including, `below`. */
  number(below: number): number
  noun(): string
  /** A sentence of about a dozen words. */
  sentence(): string
  /** Sentences with at least so many words in all. */
  paragraph(words: number): string
}

/** Prose from a seed, by a linear congruential generator. */
export function proseOf(seed: number): Prose {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  const number = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
  const one = (words: readonly string[]) => words[number(words.length)] ?? ''
  const thing = () => `the ${one(qualities)} ${one(nouns)}`
  const sentence = () => {
    const words = `${thing()} ${one(verbs)} ${thing()} for ${thing()} and ${one(verbs)} ${thing()}.`
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  const paragraph = (words: number) => {
    const sentences: string[] = []
    for (let count = 0; count < words; count += 14) sentences.push(sentence())
    return sentences.join(' ')
  }
  return { number, noun: () => one(nouns), sentence, paragraph }
}
