/** HubSpot renders bodies of tasks and notes as HTML, so that what people typed is escaped. */
export function escapeHtml(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A paragraph for each text; the lines of a text stay lines. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`).join('');
}
