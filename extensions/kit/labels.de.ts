import type { Labels } from './labels.en.ts';

/** Alle deutschen Wörter der Karten: „Sie“, geschlechtergerecht, in den Begriffen von HubSpot. */
export const de: Labels = {
  loading: 'Es wird nachgesehen, was eine Registrierung bewirken würde',
  loadingChoice: 'Diese Domain wird nachgesehen',
  actions: {
    register: 'Deal registrieren',
    registerAnother: 'Trotzdem einen weiteren registrieren',
    registerAnyway: 'Trotzdem registrieren',
    howDecided: 'So wurde entschieden',
    openCrmDeal: 'Dealdatensatz öffnen',
    retry: 'Erneut versuchen',
    checkAgain: 'Erneut prüfen',
    next: 'Weiter',
    back: 'Zurück',
    backToForm: 'Zurück zum Formular',
    cancel: 'Abbrechen',
    associateCompany: 'Unternehmen zuordnen',
    createCompany: 'Unternehmen erstellen',
  },
  askCam: {
    ask: 'CAM fragen',
    copy: 'Nachricht kopieren',
    copied: 'Die Nachricht liegt in Ihrer Zwischenablage.',
    noCam:
      'Ihrem Unternehmen ist noch kein CAM zugewiesen. Senden Sie die Nachricht an Ihre Ansprechperson im Partnerprogramm.',
    subject: (subject) => `Dealregistrierung: ${subject}`,
    body: (message) =>
      [
        'Guten Tag,',
        `ich möchte einen Deal für ${message.subject} registrieren (Datensatz: ${message.record}) und brauche Ihre Hilfe.`,
        `Die Karte sagt: ${message.issue}`,
        ...(message.requestId === null ? [] : [`Anfrage-ID: ${message.requestId}`]),
        'Freundliche Grüße',
        message.sender,
      ].join('\n\n'),
  },
  problem: {
    title: 'Das hat nicht geklappt',
    unreachable: 'Die Dealregistrierung ist nicht erreichbar',
    notConnected: 'Dieser Account ist nicht verbunden',
    whatStillWorks:
      'Ihr CRM funktioniert wie gewohnt, bereits registrierte geteilte Deals bleiben unverändert, und Ihre Eingaben bleiben erhalten.',
    requestId: (id) => `Anfrage-ID für Rückfragen: ${id}`,
    nothingLost:
      'Ihre Eingaben bleiben erhalten. Ein erneuter Versuch kann den Deal nicht doppelt registrieren.',
  },
  errors: {
    'request.malformed':
      'Die Karte hat etwas gesendet, das der Dienst nicht lesen konnte. Laden Sie die Seite neu und versuchen Sie es erneut.',
    'request.invalid': 'Einige Angaben fehlen oder sind nicht gültig.',
    'request.too_large': 'Die Texte sind zusammen zu lang. Bitte kürzen Sie sie.',
    'request.key_reused':
      'Diese Anfrage wurde bereits mit anderen Angaben verwendet. Bitte senden Sie das Formular noch einmal.',
    'operation.unknown':
      'Karte und Dienst passen nicht zusammen. Laden Sie die Seite neu, um die aktuelle Karte zu erhalten.',
    'operation.wrong_side': 'Diese Karte ist für Partner gedacht; Ihr Account nimmt nicht als Partner teil.',
    'operation.proof_required':
      'Für diesen Schritt muss HubSpot bestätigen, wer Sie sind; das ist in dieser Installation nicht möglich.',
    'signature.missing':
      'Die Verbindung dieses Accounts ist nicht richtig eingerichtet. Bitte informieren Sie Ihre Administration.',
    'signature.invalid':
      'Die Verbindung dieses Accounts ist nicht mehr gültig. Bitte informieren Sie Ihre Administration.',
    'signature.stale': 'Die Anfrage war zu lange unterwegs. Bitte versuchen Sie es erneut.',
    'signature.replayed': 'Diese Anfrage ist bereits angekommen. Bitte versuchen Sie es erneut.',
    'portal.unknown':
      'Die Dealregistrierung kennt diesen HubSpot-Account nicht. Bitten Sie Ihre Administration oder Ihre Ansprechperson im Partnerprogramm, ihn zu verbinden.',
    'record.not_found': 'Diesen Datensatz gibt es in Ihrem CRM nicht mehr.',
    'domain.not_on_record':
      'Die Domain steht nicht mehr in diesem Datensatz. Prüfen Sie erneut, um die aktuellen zu sehen.',
    'domain.not_registrable': 'Diese Domain kann nicht registriert werden.',
    'registration.removed':
      'Sie wurden von diesem potenziellen Kundenunternehmen entfernt. Nur der Hersteller kann Sie wieder hinzufügen.',
    'registration.capacity_reached':
      'Ihre Kapazitätsgrenze ist erreicht. Heben Sie eine Registrierung auf, um diesen Deal zu registrieren.',
    'preview.quota_exceeded':
      'Ihr Unternehmen hat heute viele Domains nachgesehen. Morgen ist das wieder möglich.',
    'crm.unavailable':
      'HubSpot antwortet gerade nicht, daher kann der Datensatz nicht gelesen werden. Bitte versuchen Sie es gleich noch einmal.',
    'crm.not_permitted':
      'Die App darf diesen Datensatz nicht lesen. Ihre Administration muss die App neu verbinden.',
    'hub.unreachable': 'Der Dienst für die Dealregistrierung antwortet gerade nicht.',
    'hub.internal': 'Im Dienst für die Dealregistrierung ist etwas schiefgegangen.',
  },
  domain: {
    pick: 'Um welche Domain geht es?',
    pickPlaceholder: 'Domain auswählen',
    pickDescription: 'In diesem Datensatz stehen mehrere Domains. Jede wird für sich registriert.',
    mixedScripts: (punycode) =>
      `Diese Domain mischt Schriften und kann einer anderen ähnlich sehen. Ihre technische Form ist ${punycode}.`,
    frozen: (domain) =>
      `Registriert wird ${domain}. Ändert sich später die Website in Ihrem Datensatz, bleibt es dabei.`,
  },
  availability: {
    R1: 'Ihnen zugeordnet',
    R2: 'verfügbar',
    R3: 'verfügbar, Kapazitätsgrenze erreicht',
    R4: 'beim Direktvertrieb',
    R5: 'nicht verfügbar',
    R6: 'wieder verfügbar',
  },
  blockedTag: 'nicht registrierbar',
  nothingToDecide: {
    no_domain: { title: 'Noch keine Domain', text: () => 'In diesem Datensatz steht keine Internetdomain.' },
    ip_address: {
      title: 'Keine Domain',
      text: (written) => `${written} ist eine IP-Adresse und keine Domain.`,
    },
    single_label: {
      title: 'Keine vollständige Domain',
      text: (written) => `Bei ${written} fehlt eine Endung wie .de.`,
    },
    public_suffix: {
      title: 'Nicht die Domain eines einzelnen Unternehmens',
      text: (written) =>
        `${written} wird von vielen Unternehmen genutzt. Geben Sie die eigene Domain des Unternehmens an.`,
    },
    unknown_suffix: {
      title: 'Unbekannte Endung',
      text: (written) => `Die Endung von ${written} gibt es nicht. Bitte prüfen Sie die Schreibweise.`,
    },
    invalid_characters: {
      title: 'Keine gültige Domain',
      text: (written) => `${written} enthält Zeichen, die in einer Domain nicht vorkommen können.`,
    },
    malformed: {
      title: 'Keine gültige Domain',
      text: (written) => `${written} lässt sich nicht als Domain lesen. Bitte prüfen Sie die Schreibweise.`,
    },
    free_mail_domain: {
      title: 'Ein Unternehmen fehlt',
      text: (written) =>
        `${written} gehört zu einem Freemail-Dienst und damit zu keinem einzelnen Unternehmen.`,
    },
    disposable_domain: {
      title: 'Ein Unternehmen fehlt',
      text: (written) => `${written} ist eine Domain für Wegwerfadressen.`,
    },
    own_domain: {
      title: 'Ihre eigene Domain',
      text: (written) =>
        `${written} gehört zu Ihrem eigenen Unternehmen und kann daher nicht registriert werden.`,
    },
    partner_domain: {
      title: 'Domain eines Partners',
      text: (written) =>
        `${written} gehört zu einem Unternehmen im Partnerprogramm und kann daher nicht registriert werden.`,
    },
    vendor_domain: {
      title: 'Domain des Herstellers',
      text: (written) => `${written} gehört dem Hersteller und kann daher nicht registriert werden.`,
    },
  },
  thisRecord: 'Dieser Datensatz',
  recordById: {
    contact: (id) => `Kontakt ${id}`,
    company: (id) => `Unternehmen ${id}`,
    deal: (id) => `Deal ${id}`,
  },
  mend: {
    contact:
      'Ordnen Sie das Unternehmen zu, für das diese Person arbeitet; dann wird dessen Domain verwendet.',
    company: 'Tragen Sie in diesem Datensatz den Domainnamen des Unternehmens ein und prüfen Sie erneut.',
    deal: 'Ordnen Sie das Unternehmen zu, um das es in diesem Deal geht; dann wird dessen Domain verwendet.',
  },
  removed: {
    title: 'Vom Hersteller entfernt',
    text: (vendor, domain) =>
      `${vendor} hat Sie von ${domain} entfernt. Nur ${vendor} kann Sie wieder hinzufügen. Ihre Domainzuständigkeit bleibt davon unberührt.`,
  },
  refusedAtLimit: {
    title: 'Kapazitätsgrenze erreicht',
    text: (vendor, limit) =>
      `Alle ${limit} Domainzuständigkeiten sind vergeben, und ${vendor} nimmt dann keine weiteren Deals an. Heben Sie eine Registrierung auf und prüfen Sie erneut.`,
  },
  quotaTitle: 'Für heute genug nachgesehen',
  types: {
    channel: 'Channeldeal',
    partner_collaboration: 'Deal in Partnerzusammenarbeit',
    best_partner_wins: '„Best Partner Wins“-Deal',
    difm: '„Do Inbound For Me“-Deal',
  },
  typeMeanings: {
    channel: 'Sie und Ihre Ansprechperson (CAM) sind gemeinsam verantwortlich.',
    partner_collaboration:
      'Der Direktvertrieb ist verantwortlich; Sie arbeiten mit, und Ihre Ansprechperson (CAM) unterstützt.',
    best_partner_wins:
      'Mehrere Partner arbeiten möglicherweise an demselben Verkauf, ohne einander zu sehen.',
    difm: 'Der Direktvertrieb ist verantwortlich und hat Sie hinzugefügt.',
  },
  becomes: {
    channel: 'Daraus wird ein Channeldeal.',
    partner_collaboration: 'Daraus wird ein Deal in Partnerzusammenarbeit.',
    best_partner_wins: 'Daraus wird ein „Best Partner Wins“-Deal.',
    difm: 'Daraus wird ein „Do Inbound For Me“-Deal.',
  },
  outcome: {
    R1: (facts) =>
      facts.claimAction === 'renew'
        ? `Für ${facts.domain} sind Sie bereits bis ${facts.ownClaimEnds ?? ''} zuständig; mit der Registrierung verlängert sich das bis einschließlich ${facts.claimEnds ?? ''}.`
        : `Für ${facts.domain} sind Sie bereits bis einschließlich ${facts.claimEnds ?? facts.ownClaimEnds ?? ''} zuständig.`,
    R2: (facts) => `Registriert ${facts.domain} für Sie bis einschließlich ${facts.claimEnds ?? ''}.`,
    R3: (facts) =>
      `Ihre Kapazitätsgrenze ist erreicht (${facts.used} von ${facts.limit}), daher wird ${facts.domain} nicht für Sie registriert. Heben Sie eine Registrierung auf, um daraus einen Channeldeal zu machen.`,
    R4: (facts) =>
      `${facts.ownershipLapsed ? `Ihre Domainzuständigkeit ist${facts.ownClaimEnds === null ? '' : ` am ${facts.ownClaimEnds}`} abgelaufen. ` : ''}Der Direktvertrieb von ${facts.vendor} arbeitet mit diesem Unternehmen: Er führt, Ihre Ansprechperson (CAM) unterstützt. Für eine Provision brauchen Sie vor dem Abschluss den POI, also die Bestätigung des Kundenunternehmens, dass Sie beteiligt waren.`,
    R5: () =>
      'Ein anderer Partner arbeitet mit diesem Unternehmen. Sie sehen einander nicht. Es entscheidet der vor dem Abschluss unterschriebene POI, also die Bestätigung des Kundenunternehmens, dass Sie beteiligt waren.',
    R6: (facts) =>
      facts.claimAction === 'none'
        ? `Ihre Domainzuständigkeit ist${facts.ownClaimEnds === null ? '' : ` am ${facts.ownClaimEnds}`} abgelaufen, und Ihre Kapazitätsgrenze ist erreicht (${facts.used} von ${facts.limit}). Heben Sie eine Registrierung auf, um daraus einen Channeldeal zu machen.`
        : `Ihre Domainzuständigkeit ist${facts.ownClaimEnds === null ? '' : ` am ${facts.ownClaimEnds}`} abgelaufen. Mit der Registrierung gilt sie wieder bis einschließlich ${facts.claimEnds ?? ''}, und Ihre früheren geteilten Deals werden wieder berechtigt.`,
  },
  howDecided: {
    R1: (facts) =>
      `Sie sind für ${facts.domain} zuständig. Wer für die Domain zuständig ist, registriert einen Channeldeal.`,
    R2: (facts) =>
      `Niemand ist für ${facts.domain} zuständig, und Sie haben noch Kapazität. Die Domain wird für Sie registriert, und Sie registrieren einen Channeldeal.`,
    R3: (facts) =>
      `Niemand ist für ${facts.domain} zuständig, aber Sie haben so viele Domains registriert, wie Ihre Stufe zulässt. Ohne Domainzuständigkeit geht der Deal an den Direktvertrieb, und Sie arbeiten gemeinsam daran.`,
    R4: (facts) =>
      `Eine Person im Direktvertrieb von ${facts.vendor} ist für ${facts.domain} zuständig. Das bleibt so, und Sie arbeiten gemeinsam an dem Deal.`,
    R5: (facts) =>
      `${facts.domain} ist nicht verfügbar. Partner mit demselben potenziellen Kundenunternehmen arbeiten nebeneinander, ohne einander zu sehen.`,
    R6: (facts) =>
      `Ihre Domainzuständigkeit für ${facts.domain} ist abgelaufen, und niemand hat die Domain übernommen; sie gilt daher als frei.`,
  },
  decided: {
    days: (vendor, timeZone) =>
      `Eine Domainzuständigkeit endet mit ihrem letzten Tag in der Zeitzone von ${vendor} (${timeZone}).`,
    policy: (version) => `Entschieden nach den Regeln des Programms, Version ${version}.`,
    preview: 'Bis Sie registrieren, wird nichts gespeichert und niemand benachrichtigt.',
    eligibility:
      'Angezeigt wird die Berechtigung nach den Regeln des Programms; die Registrierung ändert keine davon.',
  },
  team: {
    you: 'Sie',
    roles: { partner_rep: 'Partnerseite', cam: 'CAM', pdm: 'PDM', direct_rep: 'Direktvertrieb' },
    vacant: {
      partner_rep: 'eine Person aus Ihrem Team (nicht zugewiesen)',
      cam: 'CAM (unbesetzt)',
      pdm: 'PDM (unbesetzt)',
      direct_rep: 'Direktvertrieb (unbesetzt)',
    },
    named: (name, role) => `${name} (${role})`,
    nameLater: {
      partner_rep: 'eine Person aus Ihrem Team',
      cam: 'CAM (Name nach der Registrierung)',
      pdm: 'PDM (Name nach der Registrierung)',
      direct_rep: 'eine Ansprechperson im Direktvertrieb (Name nach der Registrierung)',
    },
    responsible: (people, who) => `${people} ${who === 'one' ? 'ist' : 'sind'} verantwortlich.`,
    supporting: (people) => `Unterstützend: ${people}.`,
    member: (people) => `Außerdem im Dealteam: ${people}.`,
    informed: (people) => `Wird informiert: ${people}.`,
  },
  capacity: {
    title: 'Domainzuständigkeiten',
    after: (used, limit) => `Danach ${used} von ${limit} vergeben`,
    unchanged: (used, limit) => `${used} von ${limit} vergeben`,
  },
  verdict: {
    commission: 'Provision',
    tierCredit: 'Stufenanrechnung',
    commissionKinds: {
      eligible: 'provisionsberechtigt',
      conditional: 'unter Vorbehalt',
      ineligible: 'nicht provisionsberechtigt',
    },
    creditVerdicts: {
      eligible: 'anrechnungsberechtigt',
      conditional: 'unter Vorbehalt',
      ineligible: 'nicht anrechnungsberechtigt',
    },
    credits: { sourced: 'selbst gewonnen', assisted: 'unterstützt', managed: 'betreut' },
    withCredit: (credit, verdict) => `${credit}, ${verdict}`,
    changesOn: (day) => `Ändert sich am ${day}, wenn bis dahin nichts geschieht.`,
    othersHint:
      'Andere Partner können an demselben Verkauf arbeiten. Beurteilt wird allein nach dem, was Sie selbst getan haben.',
  },
  verdictReasons: {
    claim_active: 'Solange Ihre Domainzuständigkeit gilt.',
    added_by_vendor: 'Der Hersteller hat Sie zu diesem Deal hinzugefügt.',
    ownership_lapsed: 'Ihre Domainzuständigkeit ist abgelaufen.',
    ownership_released: 'Sie haben die Registrierung der Domain aufgehoben.',
    no_claim: 'Sie sind für die Domain nicht zuständig.',
    poi_missing:
      'Der POI fehlt: die Bestätigung des Kundenunternehmens, dass Sie beteiligt waren. Er muss vor dem Abschluss vorliegen.',
    poi_unconfirmed:
      'Der POI, also die Bestätigung des Kundenunternehmens über Ihre Beteiligung, ist eingereicht, aber noch nicht anerkannt.',
    poi_after_close: 'Der POI (Bestätigung Ihrer Beteiligung) kam erst nach dem Abschluss.',
    poi_too_old: 'Der POI (Bestätigung Ihrer Beteiligung) ist zu alt.',
    poi_valid: 'Ein gültiger POI (Bestätigung Ihrer Beteiligung) liegt vor.',
    difm_no_revenue_share: 'Für einen „Do Inbound For Me“-Deal gibt es keine Provision.',
    difm_up_market_referral:
      'Für eine Empfehlung an größere Unternehmen gibt es zeitlich begrenzt eine Provision.',
    confirmation_missing: 'Die Bestätigung des Kundenunternehmens, dass Sie beteiligt waren, fehlt.',
    confirmation_valid: 'Das Kundenunternehmen hat Ihre Beteiligung bestätigt.',
    removed_by_vendor: 'Der Hersteller hat Sie von diesem Deal entfernt.',
    over_capacity: 'Sie sind für mehr Domains zuständig, als Ihre Stufe zulässt.',
    won_by_other: 'Über den Deal wurde anders entschieden.',
  },
  remedies: {
    renew_claim: 'Das hilft: die Domain erneut registrieren, bevor die Zuständigkeit endet.',
    register_again: 'Das hilft: die Domain erneut registrieren.',
    submit_poi: 'Das hilft: vor dem Abschluss den unterschriebenen POI einreichen.',
    confirm_involvement:
      'Das hilft: vor dem Abschluss die Beteiligung vom Kundenunternehmen bestätigen lassen.',
    release_claims: 'Das hilft: nicht mehr benötigte Registrierungen aufheben.',
    ask_vendor: 'Das hilft: Ihre Ansprechperson (CAM) fragen.',
  },
  motions: { new_business: 'Neugeschäft', cross_sell: 'Cross-Selling', up_sell: 'Up-Selling' },
  companySizes: {
    '1_5': '1 bis 5 Beschäftigte',
    '6_25': '6 bis 25 Beschäftigte',
    '26_200': '26 bis 200 Beschäftigte',
    '201_1000': '201 bis 1.000 Beschäftigte',
    '1001_plus': 'mehr als 1.000 Beschäftigte',
  },
  sharedDeal: {
    heading: 'Ihr geteilter Deal',
    more: (count) => `Weitere geteilte Deals (${count})`,
    alreadyThere: 'Diesen geteilten Deal haben Sie bereits.',
    states: {
      open: 'offen',
      won: 'gewonnen',
      lost: 'verloren',
      removed: 'vom Hersteller entfernt',
      tombstoned: 'Dealdatensatz gelöscht',
    },
    registered: (name, when) => `Registriert von ${name}, ${when}`,
    told: (person, when) => `${person} wurde benachrichtigt, ${when}`,
    beingTold: (person) => `${person} wird gerade benachrichtigt.`,
    nextStep: 'Nächster Schritt',
    closeDate: 'Abschlussdatum',
    claim: 'Domainzuständigkeit',
    claimUntil: (domain, day) => `Für ${domain} zuständig bis einschließlich ${day}`,
    noClaim: 'Zu diesem Deal gehört keine Domainzuständigkeit.',
    team: 'Dealteam',
    ownCrm: 'In Ihrem CRM',
    vendorCrm: (vendor) => `Bei ${vendor}`,
    crmStands: 'Der Dealdatensatz ist da.',
    crmCreating: 'Der Dealdatensatz wird erstellt.',
    creatingInYourCrm: 'Der Dealdatensatz wird in Ihrem CRM erstellt.',
    delayed: {
      crm_busy: 'HubSpot ist ausgelastet; der Dealdatensatz folgt von selbst.',
      crm_unavailable: 'HubSpot antwortet gerade nicht; der Dealdatensatz folgt von selbst.',
      crm_refused:
        'HubSpot hat die Werte des Dealdatensatzes nicht angenommen. Bitte wenden Sie sich an Ihre Ansprechperson (CAM).',
    },
    delayedWithoutReason: 'Es dauert länger als üblich; der Dealdatensatz folgt von selbst.',
    registeredAlert: 'Der Deal ist registriert.',
    offeredAlert: 'Diesen geteilten Deal haben Sie bereits; es wurde nichts doppelt registriert.',
  },
  help: {
    lesson: 'Lektion zur Dealregistrierung',
    salesRules: (vendor) => `Verkaufsregeln von ${vendor}`,
    cam: (name) => `Ihre Ansprechperson (CAM): ${name}`,
    feedback: 'Feedback zu diesem Tool geben',
  },
  changed: {
    title: 'Es wurde noch nichts registriert',
    text: 'Was Sie gesehen haben, ist nicht mehr verfügbar.',
    now: {
      channel: 'Daraus würde jetzt ein Channeldeal.',
      partner_collaboration: 'Daraus würde jetzt ein Deal in Partnerzusammenarbeit.',
      best_partner_wins: 'Daraus würde jetzt ein „Best Partner Wins“-Deal.',
      difm: 'Daraus würde jetzt ein „Do Inbound For Me“-Deal.',
    },
    question: 'Trotzdem registrieren?',
    needsDifference:
      'Sie haben dafür inzwischen einen offenen geteilten Deal. Gehen Sie zurück und beschreiben Sie, worin sich der weitere unterscheidet.',
  },
  form: {
    steps: { deal: 'Deal', qualification: 'Qualifizierung' },
    summaryTitle: (count) => (count === 1 ? 'Eine Angabe fehlt noch' : `${count} Angaben fehlen noch`),
    summaryLine: (field, fault) => `${field}: ${fault}`,
    name: 'Dealname',
    amount: 'Betrag',
    amountDescription: 'Lassen Sie das Feld leer, wenn Sie den Betrag noch nicht kennen.',
    currency: 'Währung',
    closeOn: 'Abschlussdatum',
    clearDate: 'Leeren',
    today: 'Heute',
    pipeline: 'Dealpipeline',
    stage: 'Dealphase',
    pipelineDescription: 'In Ihrem eigenen CRM. Der Hersteller hat eigene Phasen.',
    motion: 'Verkaufsart',
    products: 'Produkte, für die sich das Kundenunternehmen interessiert',
    choose: 'Bitte auswählen',
    country: 'Land des Unternehmens',
    companySize: 'Größe des Unternehmens',
    unknownDescription:
      'Steht nicht in Ihrem Datensatz. Es hilft, beim Hersteller die richtige Person zu finden.',
    existing: 'Sie haben dafür bereits einen geteilten Deal',
    existingKeep: (name) => `Mit „${name}“ weiterarbeiten`,
    existingKeepDescription:
      'Es wird kein weiterer Deal registriert; was sich ändert, gilt für den bestehenden.',
    existingAnother: 'Einen weiteren Deal registrieren',
    difference: 'Worin unterscheidet sich dieser Deal?',
    differenceDescription: (name) =>
      `Sie haben bereits den offenen geteilten Deal „${name}“ dieser Verkaufsart. Beschreiben Sie in einem Satz, worum es in diesem geht.`,
    relationshipConfirmed: 'Wir haben eine Beziehung zu diesem potenziellen Kundenunternehmen.',
    needConfirmed: 'Es gibt dort einen möglichen Bedarf für das Produkt.',
    introNote: 'Kurze Vorstellung',
    introNoteDescription: 'Um wen es geht und woher Sie sich kennen.',
    painOrOpportunity: 'Konkretes Problem oder konkrete Chance',
    nextSteps: 'Nächste Schritte',
    clientKnowsVendor: (vendor) => `Weiß das Kundenunternehmen, dass ${vendor} beteiligt ist?`,
    yes: 'Ja',
    no: 'Nein',
    contactSharing: (name, email) => `Den Kontakt ${name} (${email}) weitergeben?`,
    contactSharingDescription: (vendor) =>
      `${vendor} erhält Name und E-Mail-Adresse nur, wenn Sie eine Rechtsgrundlage angeben. Ihre Auswahl wird mit Ihrem Namen und dem Zeitpunkt gespeichert.`,
    doNotShare: 'Kontakt nicht weitergeben',
    doNotShareDescription: 'Nur das Unternehmen geht an den Hersteller.',
    legalBases: {
      consent: 'Einwilligung',
      legitimate_interest: 'Berechtigtes Interesse',
      contract: 'Vertrag',
    },
    legalBasisDescriptions: {
      consent: 'Die Person hat eingewilligt, dass Sie ihre Daten zu diesem Zweck weitergeben.',
      legitimate_interest: 'Sie haben die Interessen abgewogen, und die Person kann damit rechnen.',
      contract:
        'Es ist für einen Vertrag mit dieser Person nötig oder für Schritte davor, um die sie gebeten hat.',
    },
  },
  faults: {
    required: () => 'Bitte ausfüllen.',
    too_long: (limit) => `Zu lang. Höchstens ${limit} Zeichen.`,
    not_negative: () => 'Bitte geben Sie einen Betrag ein, der nicht negativ ist.',
    too_large: () => 'Dieser Betrag ist zu groß.',
    two_decimals: () => 'Bitte verwenden Sie höchstens zwei Nachkommastellen.',
    currency: () => 'Bitte wählen Sie eine Währung.',
    date: () => 'Bitte wählen Sie ein Datum.',
    country: () => 'Bitte wählen Sie ein Land.',
    confirmation_required: () =>
      'Bitte bestätigen Sie das. Registriert werden können nur qualifizierte Verkaufschancen.',
    invalid: () => 'Bitte prüfen Sie diese Angabe.',
  },
};
