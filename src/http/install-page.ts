type Ending =
  | { readonly result: 'connected'; readonly portalId: number }
  | { readonly result: 'not_in_programme'; readonly portalId: number }
  | { readonly result: 'not_begun_here' }
  | { readonly result: 'failed'; readonly requestId: string };

type Words = { readonly [Result in Ending['result']]: readonly [title: string, text: string] };

const words: Readonly<Record<'en' | 'de', Words>> = {
  en: {
    connected: [
      'The account is connected',
      'Cards do not appear by themselves: a super admin now adds them to the layouts of contacts, companies and deals, under Settings, Objects, Record customization.',
    ],
    not_in_programme: [
      'This account does not belong to the partner programme',
      'Nothing was kept. Please ask your channel account manager to have the account added, then install again.',
    ],
    not_begun_here: [
      'This install was not begun in this browser',
      'Nothing was connected. Please open the install link once more and finish within a quarter of an hour.',
    ],
    failed: [
      'The install did not succeed',
      'Please open the install link once more. If it fails again, tell your administrator this request id.',
    ],
  },
  de: {
    connected: [
      'Der Account ist verbunden',
      'Die Karten erscheinen nicht von selbst: Ein Super-Admin fügt sie nun unter Einstellungen, Objekte, Datensatzanpassung in die Layouts von Kontakten, Unternehmen und Deals ein.',
    ],
    not_in_programme: [
      'Dieser Account gehört nicht zum Partnerprogramm',
      'Es wurde nichts gespeichert. Bitte lassen Sie den Account über Ihre CAM-Ansprechperson aufnehmen und installieren Sie die App danach erneut.',
    ],
    not_begun_here: [
      'Diese Installation wurde nicht in diesem Browser begonnen',
      'Es wurde nichts verbunden. Bitte öffnen Sie den Installationslink erneut und schließen Sie den Vorgang innerhalb einer Viertelstunde ab.',
    ],
    failed: [
      'Die Installation ist nicht gelungen',
      'Bitte öffnen Sie den Installationslink erneut. Gelingt es wieder nicht, nennen Sie Ihrer Administration diese Anfrage-ID.',
    ],
  },
};

/** What the administrator reads at the end of an install. */
export function installPage(ending: Ending, language: 'en' | 'de'): string {
  const [title, text] = words[language][ending.result];
  const fact =
    ending.result === 'failed'
      ? ending.requestId
      : ending.result === 'not_begun_here'
        ? ''
        : `HubSpot ${String(ending.portalId)}`;
  return `<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>${title}</title></head>
  <body><main><h1>${title}</h1><p>${text}</p><p>${fact}</p></main></body>
</html>
`;
}
