/** The button that prints a report; without script the browser's own command does. */
for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print())
