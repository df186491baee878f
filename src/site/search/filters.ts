/** The checkboxes of the search page: what is chosen, what each value is called, and how many pages it would leave. */
import type { Chosen, Counts } from './filtering.ts'
import type { Labels } from './results.ts'

export interface Filters {
  offered: ReadonlyMap<string, ReadonlySet<string>>
  labels: Labels
  chosen(): Chosen
  choose(filters: Chosen): void
  count(counts: Counts): void
}

/** Reads the form as the server wrote it. */
export function filtersIn(form: HTMLFormElement): Filters {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  const byName = Map.groupBy(boxes, (box) => box.name)
  const labels = new Map([...byName].map(([id, all]) => [id, new Map(all.map((box) => [box.value, nameOf(box)]))]))
  return {
    labels,
    offered: new Map([...byName].map(([id, all]) => [id, new Set(all.map((box) => box.value))])),
    chosen() {
      const checked = Map.groupBy(
        boxes.filter((box) => box.checked),
        (box) => box.name,
      )
      return Object.fromEntries([...checked].map(([id, all]) => [id, all.map((box) => box.value)]))
    },
    choose(filters) {
      for (const box of boxes) {
        box.checked = filters[box.name]?.includes(box.value) ?? false
        const fold = box.closest<HTMLDetailsElement>('details.rest')
        if (box.checked && fold) fold.open = true
      }
    },
    count(counts) {
      for (const box of boxes) {
        const count = counts.get(box.name)?.get(box.value) ?? 0
        const place = box.parentElement?.querySelector('[data-count]')
        if (place) place.textContent = String(count)
        box.parentElement?.toggleAttribute('data-none', count === 0 && !box.checked)
      }
    },
  }
}

function nameOf(box: HTMLInputElement): string {
  return box.parentElement?.querySelector('[data-label]')?.textContent ?? box.value
}
