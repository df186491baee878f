/** The theme button: system, light, dark, and round again; the choice is remembered in the browser. */

const order = ['system', 'light', 'dark'] as const

/** Wires the button of the header; the theme itself was applied before the page was painted. */
export function themeButton(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-button]')
  const name = document.querySelector('[data-theme-name]')
  const root = document.documentElement
  const current = () => order.find((theme) => theme === root.dataset['theme']) ?? 'system'
  const say = () => {
    if (name) name.textContent = current()
    if (button) button.title = `Theme: ${current()}`
  }
  button?.addEventListener('click', () => {
    const next = order[(order.indexOf(current()) + 1) % order.length] ?? 'system'
    if (next === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = next
    remember(next)
    say()
  })
  say()
}

function remember(theme: string): void {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // Storage can be forbidden; the choice then lasts for this page.
  }
}
