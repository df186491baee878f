/** Copy buttons: the text of the code beside them goes to the clipboard, and the button says so. */

/** Wires every button with data-copy; where the browser has no clipboard, the buttons stay hidden. */
export function copyButtons(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', () => copy(button))
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.parentElement?.querySelector('code')?.textContent ?? ''
  const said = button.querySelector('[data-said]')
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    if (said) said.textContent = 'The browser does not allow copying'
    return
  }
  button.dataset['done'] = ''
  if (said) said.textContent = 'Copied'
  setTimeout(() => {
    delete button.dataset['done']
    if (said) said.textContent = ''
  }, 2000)
}
