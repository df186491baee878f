/** Something that is costly and may not be needed: made when it is first asked for, and the same ever after. */

export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
