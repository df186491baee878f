/** Applies the reader's theme before anything is painted, and says that scripts run. */
;(() => {
  const root = document.documentElement
  root.classList.add('js')
  try {
    const theme = localStorage.getItem('theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage can be forbidden; the system's theme is right then.
  }
})()
