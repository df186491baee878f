/** The matrix, filtered in place: the choice stands in the address, so that a view can be sent to somebody. */
import { stateLetters } from '../../model/compliance.ts'
import { fitting, type MatrixRow } from './matrix-filter.ts'

const table = document.querySelector<HTMLTableElement>('[data-matrix]')
const form = document.querySelector<HTMLFormElement>('[data-matrix-form]')
if (table && form) start(table, form)

function start(table: HTMLTableElement, form: HTMLFormElement): void {
  const lines = [...table.tBodies].flatMap((body) => [...body.rows])
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].slice(1)
  const rules = heads.map((head) => head.textContent?.trim() ?? '')
  const rows = lines.map(({ dataset }): MatrixRow => {
    const { team = '', level = '', cells = '' } = dataset
    return { team, level, cells }
  })
  const selects = [...form.querySelectorAll('select')]
  const clear = form.querySelector<HTMLButtonElement>('[data-clear]')
  const total = form.querySelector('[data-total]')

  const chosen = (name: string) => selects.find((select) => select.name === name)?.value ?? ''
  const show = () => {
    const letter = Object.entries(stateLetters).find(([state]) => state === chosen('state'))?.[1] ?? ''
    const fit = fitting(rows, rules, { letter, team: chosen('team'), level: chosen('level'), rule: chosen('rule') })
    for (const [i, line] of lines.entries()) line.hidden = !fit.rows[i]
    for (const [j, head] of heads.entries()) {
      const hidden = !fit.columns[j]
      if (head.hidden === hidden) continue
      head.hidden = hidden
      for (const line of lines) line.cells[j + 1]?.toggleAttribute('hidden', hidden)
    }
    const left = (flags: boolean[]) => flags.filter((is) => is).length
    if (total)
      total.textContent = `${left(fit.rows)} of ${rows.length} plugins, ${left(fit.columns)} of ${rules.length} rules`
    if (clear) clear.hidden = selects.every(({ value }) => value === '')
  }
  const apply = () => {
    const query = new URLSearchParams(location.search)
    for (const select of selects) {
      const value = query.get(select.name) ?? ''
      select.value = [...select.options].some((option) => option.value === value) ? value : ''
    }
    show()
  }
  const changed = () => {
    const query = new URLSearchParams(
      selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    )
    history.pushState(null, '', query.size === 0 ? location.pathname : `?${query}`)
    show()
  }

  form.addEventListener('change', changed)
  form.addEventListener('submit', (event) => event.preventDefault())
  clear?.addEventListener('click', () => {
    for (const select of selects) select.value = ''
    changed()
    selects[0]?.focus()
  })
  addEventListener('popstate', apply)
  apply()
}
