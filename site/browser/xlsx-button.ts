/** The buttons that make a spreadsheet of a table: shown where scripts run; what they do is loaded with the first press. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button.xlsx')) {
  const json = button.previousElementSibling?.getAttribute('href');
  if (!json) continue;
  button.hidden = false;
  button.addEventListener('click', () =>
    import('./xlsx.ts')
      .then(({ download }) => download(json))
      .catch(() => {
        // Still a button: the line may be there again.
        button.textContent = button.dataset.failed ?? '';
      }),
  );
}
