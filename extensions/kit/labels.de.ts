import type * as en from './labels.en.ts';

/*
 * Alle deutschen Wörter der Karten: „Sie“, geschlechtergerecht, in den Begriffen von HubSpot.
 */

export const common: typeof en.common = {
  actions: {
    registerAnother: 'Trotzdem einen weiteren registrieren',
    howDecided: 'So wurde entschieden',
    openCrmDeal: 'Dealdatensatz öffnen',
    retry: 'Erneut versuchen',
    checkAgain: 'Erneut prüfen',
    next: 'Weiter',
    back: 'Zurück',
    backToForm: 'Zurück zum Formular',
    cancel: 'Abbrechen',
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
    'operation.not_permitted':
      'Nach den Einstellungen Ihres Accounts dürfen Sie keine Deals registrieren. Wenden Sie sich an die Administration Ihres HubSpot-Accounts.',
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
    'conversion.incomplete':
      'Diesem Deal ist kein Unternehmen oder kein Kontakt zugeordnet, daher wurde er nicht geteilt. Prüfen Sie erneut, was fehlt.',
    'claim.not_yours': 'Sie sind für diese Domain nicht mehr zuständig.',
    'shared_deal.not_found': 'Diesen geteilten Deal gibt es nicht, oder er ist nicht Ihrer.',
    'message.read_only':
      'Zwischen den beiden Seiten dieses Deals wird nichts mehr weitergegeben, daher sind keine weiteren Nachrichten möglich. Was geschrieben wurde, bleibt.',
    'message.not_permitted':
      'Hier schreiben nur das Dealteam und Personen mit einer Rolle im Partnerprogramm; Sie können mitlesen.',
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
  types: {
    channel: 'Channeldeal',
    partner_collaboration: 'Deal in Partnerzusammenarbeit',
    best_partner_wins: '„Best Partner Wins“-Deal',
    difm: '„Do Inbound For Me“-Deal',
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
  receipt: {
    rules: {
      R1: (facts) => `Sie waren für ${facts.domain} zuständig und haben daher einen Channeldeal registriert.`,
      R2: (facts) =>
        `Niemand war für ${facts.domain} zuständig, und Sie hatten noch Kapazität. Die Domain wurde für Sie registriert, und Sie haben einen Channeldeal registriert.`,
      R3: (facts) =>
        `Niemand war für ${facts.domain} zuständig, aber Ihre Kapazitätsgrenze von ${facts.limit} war erreicht. Ohne Domainzuständigkeit ging der Deal an den Direktvertrieb, und Sie arbeiten gemeinsam daran.`,
      R4: (facts) =>
        `${facts.ownershipLapsed ? 'Ihre eigene Domainzuständigkeit war abgelaufen. ' : ''}Eine Person im Direktvertrieb von ${facts.vendor} war für ${facts.domain} zuständig. Das bleibt so, und Sie arbeiten gemeinsam an dem Deal.`,
      R5: (facts) =>
        `${facts.domain} war nicht verfügbar. Partner mit demselben potenziellen Kundenunternehmen arbeiten nebeneinander, ohne einander zu sehen.`,
      R6: (facts) =>
        `Ihre Domainzuständigkeit für ${facts.domain} war abgelaufen, und niemand hatte die Domain übernommen; sie galt daher als frei. ${facts.claimEnds === null ? `Ihre Kapazitätsgrenze von ${facts.limit} war erreicht, daher wurde sie nicht erneut registriert.` : 'Sie wurde erneut für Sie registriert.'}`,
    },
    retyped: (then, now) => `Entschieden als: ${then}. Daraus geworden: ${now}.`,
    earlier: (type, decidedAt) => `Davor: ${type}. Entschieden: ${decidedAt}.`,
    asItWas: 'Der Stand bei der Entscheidung',
    holder: 'Für die Domain zuständig',
    holders: {
      this_partner: 'Sie',
      other_partner: 'ein anderer Partner',
      direct_rep: 'der Direktvertrieb',
      nobody: 'niemand',
    },
    capacity: 'Ihre Domainzuständigkeiten',
    capacityUnchanged: (used, limit) => `${used} von ${limit} vergeben`,
    capacityChanged: (before, after, limit) => `vorher ${before} von ${limit} vergeben, danach ${after}`,
    claim: 'Zuständig bis',
    policy: 'Regeln des Programms',
    policyVersion: (version) => `Fassung ${version}`,
    decidedAt: 'Entschieden',
    proofs: {
      platform: (name) => `${name}, von HubSpot bestätigt`,
      asserted: (name) => `${name}, wie von Ihrem Account angegeben`,
    },
    registeredBy: 'Registriert von',
    missing: 'Für diesen Deal ist nicht festgehalten, wie entschieden wurde.',
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
  motions: { new_business: 'Neugeschäft', cross_sell: 'Cross-Selling', up_sell: 'Up-Selling' },
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
    noticeOf: (event, told) => `${event}: ${told}`,
    events: {
      registration: 'Registrierung',
      message: 'Neue Nachricht',
      deal_closed: 'Deal abgeschlossen',
      deal_reopened: 'Deal wieder offen',
      verdict_changed: 'Berechtigung geändert',
      crm_deal_deleted: 'Dealdatensatz gelöscht',
      crm_deal_restored: 'Dealdatensatz wiederhergestellt',
      claim_ending: 'Domainzuständigkeit endet bald',
      claim_lapsed: 'Domainzuständigkeit abgelaufen',
    },
    nextStep: 'Nächster Schritt',
    closeDate: 'Abschlussdatum',
    claim: 'Domainzuständigkeit',
    claimUntil: (domain, day) => `Für ${domain} zuständig bis einschließlich ${day}`,
    frozenDiffers: (registered, now) =>
      `Registriert ist ${registered}; in Ihrem Datensatz steht jetzt ${now}. Bei der Registrierung bleibt es.`,
    noClaim: 'Zu diesem Deal gehört keine Domainzuständigkeit.',
    team: 'Dealteam',
    ownCrm: 'In Ihrem CRM',
    vendorCrm: (vendor) => `Bei ${vendor}`,
    thisRecord: 'Dieser Dealdatensatz.',
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
    offeredAlert: 'Diesen geteilten Deal haben Sie bereits; es wurde nichts doppelt registriert.',
  },
  messages: {
    empty: (company) => `Bisher wurde nichts geschrieben. ${company} liest, was Sie hier schreiben.`,
    showEarlier: (count) => `Frühere Nachrichten anzeigen (${count})`,
    older: (count) => `Ältere Nachrichten stehen als Notizen am Dealdatensatz (${count}).`,
    by: (author, company) => `${author} (${company})`,
    isNew: 'neu',
    readBy: (company, when) => `Von ${company} gelesen, ${when}`,
    notYetReadBy: (company) => `Von ${company} noch nicht gelesen`,
    field: 'Nachricht',
    description: (company) =>
      `${company} sieht sie in der eigenen Karte; in beiden CRMs wird daraus eine Notiz. Notizen und E-Mails, die Sie selbst schreiben, bleiben bei Ihnen.`,
    send: 'Nachricht senden',
    sent: 'Die Nachricht wurde gesendet.',
    notSent: 'Die Nachricht wurde nicht gesendet',
    kept: 'Ihr Text bleibt erhalten. Ein erneuter Versuch kann ihn nicht doppelt senden.',
    required: 'Schreiben Sie zuerst etwas.',
    tooLong: (limit) => `Bitte kürzen Sie auf ${limit} Zeichen.`,
    invalid: 'Der Text enthält Zeichen, die nicht gesendet werden können.',
  },
};

export const partnerCards: typeof en.partnerCards = {
  loading: {
    contact: 'Es wird nachgesehen, was eine Registrierung bewirken würde',
    company: 'Es wird nachgesehen, was eine Registrierung bewirken würde',
    deal: 'Der geteilte Deal wird nachgesehen',
  },
  loadingChoice: 'Diese Domain wird nachgesehen',
  associate: { company: 'Unternehmen zuordnen', contact: 'Kontakt zuordnen' },
  create: { company: 'Unternehmen erstellen', contact: 'Kontakt erstellen' },
  submit: {
    register: {
      action: 'Deal registrieren',
      anyway: 'Trotzdem registrieren',
      question: 'Trotzdem registrieren?',
      nothingYet: 'Es wurde noch nichts registriert',
      done: 'Der Deal ist registriert.',
    },
    convert: {
      action: 'Deal teilen',
      anyway: 'Trotzdem teilen',
      question: 'Trotzdem teilen?',
      nothingYet: 'Es wurde noch nichts geteilt',
      done: 'Der Deal ist geteilt.',
    },
  },
  askCam: {
    ask: 'CAM fragen',
    copy: 'Nachricht kopieren',
    copied: 'Die Nachricht liegt in Ihrer Zwischenablage.',
    noCam:
      'Ihrem Unternehmen ist noch kein CAM zugewiesen. Senden Sie die Nachricht an Ihre Ansprechperson im Partnerprogramm.',
    about: {
      registration: {
        subject: (subject) => `Dealregistrierung: ${subject}`,
        request: (subject, record) =>
          `ich möchte einen Deal für ${subject} registrieren (Datensatz: ${record}) und brauche Ihre Hilfe.`,
      },
      sharedDeal: {
        subject: (subject) => `Geteilter Deal: ${subject}`,
        request: (subject, record) =>
          `ich habe eine Frage zu unserem geteilten Deal „${record}“ für ${subject}.`,
      },
    },
    body: (message) =>
      [
        'Guten Tag,',
        message.request,
        `Die Karte sagt: ${message.issue}`,
        ...(message.requestId === null ? [] : [`Anfrage-ID: ${message.requestId}`]),
        'Freundliche Grüße',
        message.sender,
      ].join('\n\n'),
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
    companyOfDeal:
      'Tragen Sie im Datensatz des zugeordneten Unternehmens den Domainnamen ein und prüfen Sie erneut.',
  },
  removed: {
    title: 'Vom Hersteller entfernt',
    text: (vendor, domain) =>
      `${vendor} hat Sie von ${domain} entfernt. Nur ${vendor} kann Sie wieder hinzufügen. Ihre Domainzuständigkeit bleibt davon unberührt.`,
  },
  refusedAtLimit: {
    title: 'Kapazitätsgrenze erreicht',
    text: (vendor, limit) =>
      `Alle ${limit} Domainzuständigkeiten sind vergeben, und ${vendor} nimmt dann keine weiteren Deals an.`,
  },
  quotaTitle: 'Für heute genug nachgesehen',
  notPermitted: {
    title: 'Sie dürfen keine Deals registrieren',
    text: (partner) =>
      `Nach den Einstellungen von ${partner} registrieren nur bestimmte Personen Deals. Die Administration Ihres HubSpot-Accounts kann Sie hinzufügen.`,
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
  capacity: {
    title: 'Domainzuständigkeiten',
    after: (used, limit) => `Danach ${used} von ${limit} vergeben`,
    unchanged: (used, limit) => `${used} von ${limit} vergeben`,
  },
  release: {
    heading:
      'Am längsten ungenutzte Domainzuständigkeiten. Heben Sie eine auf, um daraus einen Channeldeal zu machen:',
    headingWhereRefused:
      'Am längsten ungenutzte Domainzuständigkeiten. Heben Sie eine auf, um diesen Deal zu registrieren:',
    standing: (ends, lastActivity) => `Zuständig bis ${ends}. Letzte Aktivität: ${lastActivity}.`,
    release: 'Aufheben',
    question: (domain) => `Registrierung von ${domain} aufheben?`,
    freed: (domain, ends) =>
      `Ihre Domainzuständigkeit für ${domain} endet sofort; sie würde bis ${ends} gelten. Danach kann jeder Partner die Domain registrieren, und das lässt sich nicht rückgängig machen.`,
    loses: (domain) =>
      `Ihre offenen geteilten Deals zu ${domain} bleiben bestehen. Soweit sie von dieser Zuständigkeit abhängen, sind sie aber nicht mehr provisions- und anrechnungsberechtigt.`,
    nothingTwice: 'Ein erneuter Versuch kann nichts anderes aufheben.',
    confirm: 'Registrierung aufheben',
    released: (domain, used, limit) =>
      `Die Registrierung von ${domain} ist aufgehoben. ${used} von ${limit} sind vergeben.`,
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
  companySizes: {
    '1_5': '1 bis 5 Beschäftigte',
    '6_25': '6 bis 25 Beschäftigte',
    '26_200': '26 bis 200 Beschäftigte',
    '201_1000': '201 bis 1.000 Beschäftigte',
    '1001_plus': 'mehr als 1.000 Beschäftigte',
  },
  help: {
    lesson: 'Lektion zur Dealregistrierung',
    salesRules: (vendor) => `Verkaufsregeln von ${vendor}`,
    cam: (name) => `Ihre Ansprechperson (CAM): ${name}`,
    feedback: 'Feedback zu diesem Tool geben',
  },
  changed: {
    text: 'Was Sie gesehen haben, ist nicht mehr verfügbar.',
    now: {
      channel: 'Daraus würde jetzt ein Channeldeal.',
      partner_collaboration: 'Daraus würde jetzt ein Deal in Partnerzusammenarbeit.',
      best_partner_wins: 'Daraus würde jetzt ein „Best Partner Wins“-Deal.',
      difm: 'Daraus würde jetzt ein „Do Inbound For Me“-Deal.',
    },
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
    keptDescription:
      'Das bleibt in Ihrem CRM, wie es ist, ebenso zuständige Person und Notizen. Name und Betrag gehen einmal an den Hersteller.',
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
    unknown_product: () => 'Ein gewähltes Produkt wird nicht mehr angeboten. Bitte wählen Sie neu.',
    unknown_pipeline: () =>
      'Diese Pipeline gibt es in Ihrem HubSpot-Account nicht mehr. Bitte wählen Sie eine andere.',
    unknown_stage: () => 'Diese Phase gibt es in der Pipeline nicht mehr. Bitte wählen Sie eine andere.',
    invalid: () => 'Bitte prüfen Sie diese Angabe.',
  },
};

export const inStep: typeof en.inStep = {
  inStep: {
    heading: 'Stimmen beide CRMs überein?',
    property: 'Eigenschaft',
    value: 'Wert, zuletzt synchronisiert',
    empty: 'leer',
    quoted: (text) => `„${text}“`,
    showWhole: (what) => `Ganzen Text anzeigen (${what})`,
    showLess: (what) => `Weniger anzeigen (${what})`,
    properties: {
      name: 'Dealname',
      amount: 'Betrag',
      currency: 'Währung',
      close_on: 'Abschlussdatum',
      next_steps: 'Nächste Schritte',
      intro_note: 'Kurze Vorstellung',
      pain_or_opportunity: 'Problem oder Chance',
      products: 'Produkte',
    },
    directions: {
      none: () => 'wird nicht übertragen',
      once: ({ vendor }) => `einmal kopiert, zu ${vendor}`,
      to_vendor: ({ partner }) => `von ${partner}`,
      to_partner: ({ vendor }) => `von ${vendor}`,
      both: () => 'in beide Richtungen',
    },
    states: {
      in_step: 'synchron',
      under_way: 'unterwegs',
      own: 'je Seite eigener Wert',
      stopped: 'angehalten',
    },
    otherSide: (company) => `Bei ${company}`,
    place: (pipeline, stage) => `Phase „${stage}“ in der Pipeline „${pipeline}“`,
    placeUnknown: 'Pipeline und Phase sind noch nicht bekannt.',
    gone: {
      deleted: (company) =>
        `Bei ${company} wurde der Dealdatensatz gelöscht. Bis er wiederhergestellt ist, wird nichts übertragen.`,
      merged: (company) =>
        `Bei ${company} wurde der Dealdatensatz mit einem anderen zusammengeführt, daher wird nichts mehr übertragen.`,
    },
    syncNow: 'Jetzt synchronisieren',
    comparing: 'Beide CRMs werden verglichen',
    compared: 'Verglichen: Beide CRMs stimmen überein.',
    comparedStopped: 'Verglichen. Solange der Deal-Datensatz einer Seite fehlt, wird nichts weitergegeben.',
    comparedUnderWay: 'Verglichen: Was noch unterwegs ist, folgt von selbst.',
    notCompared: 'Die CRMs wurden nicht verglichen',
    happened: 'Was ist passiert?',
    nothingHappened: 'Seit der Registrierung hat niemand etwas geändert.',
    changed: (what, before, after) => `${what}: von ${before} auf ${after}`,
    closed: {
      won: (vendor) => `${vendor} hat den Deal als gewonnen abgeschlossen`,
      lost: (vendor) => `${vendor} hat den Deal als verloren abgeschlossen`,
      open: (vendor) => `${vendor} hat den Deal wieder geöffnet`,
    },
    gaveWay: (company) => `Das ist der späteren Änderung von ${company} gewichen.`,
    doesNotCross: (company) => `Das ist gewichen, weil hier der Wert von ${company} gilt.`,
    putBack: 'Das wurde zurückgesetzt, weil hier nichts leer sein darf.',
    earlier: (count) => `Frühere Änderungen anzeigen (${count})`,
  },
};

export const sharedDealCard: typeof en.sharedDealCard = {
  conversionMissing: {
    company_missing: 'Ordnen Sie das Unternehmen zu, um das es in diesem Deal geht.',
    contact_missing:
      'Ordnen Sie einen Kontakt zu: die Person beim Kundenunternehmen, um die es in diesem Deal geht.',
  },
  sharedDealCard: {
    crmFollows: (vendor) => `Der Dealdatensatz bei ${vendor} folgt noch`,
    toDo: 'Was habe ich zu tun?',
    earn: 'Verdiene ich daran?',
    said: 'Was wurde gesagt?',
    told: 'Wer wurde benachrichtigt',
    offered: 'Was wird angeboten?',
    offer: {
      notRead: (vendor) => `Was im Deal bei ${vendor} steht, wurde noch nicht gelesen.`,
      empty: (vendor) =>
        `${vendor} hat dem eigenen Deal noch keine Produkte hinzugefügt. Sobald das geschieht, stehen hier Artikel und Angebote.`,
      lineItem: 'Artikel',
      total: 'Summe',
      unnamed: 'Ohne Namen',
      once: 'einmalig',
      billing: {
        week: (every) => (every === '1' ? 'wöchentlich' : `alle ${every} Wochen`),
        month: (every) => (every === '1' ? 'monatlich' : `alle ${every} Monate`),
        year: (every) => (every === '1' ? 'jährlich' : `alle ${every} Jahre`),
        other: () => 'wiederkehrend',
      },
      term: (billing, months) => `${billing}, Laufzeit ${months === '1' ? '1 Monat' : `${months} Monate`}`,
      more: (count) => `Weitere Artikel: ${count}`,
      sum: (sums) => `Summe der Artikel: ${sums}`,
      quotes: 'Angebote',
      quoteStates: {
        draft: 'Entwurf',
        pending_approval: 'wartet auf interne Freigabe',
        rejected: 'intern nicht freigegeben',
        published: 'veröffentlicht',
        accepted: 'vom Kundenunternehmen angenommen',
        declined: 'vom Kundenunternehmen abgelehnt',
        other: 'Stand unbekannt',
      },
      validUntil: (day) => `Gültig bis ${day}`,
      readAt: (vendor, when) => `Stand bei ${vendor}: ${when}`,
    },
    rest: {
      team: 'Dealteam',
      crmDeals: 'Beide CRMs',
      claim: 'Domainzuständigkeit',
      decided: 'Entscheidung',
    },
    nothingElse: 'Sonst ist auf Ihrer Seite nichts offen.',
    closed: 'Es ist nichts mehr zu tun: Der Deal ist abgeschlossen.',
    stopped: 'Hier ist nichts mehr zu tun.',
    conditions: {
      renew_claim: (facts) =>
        `Verlängern Sie Ihre Domainzuständigkeit für ${facts.domain} bis ${facts.day ?? ''}: Registrieren Sie die Domain in der Karte „Deal registrieren“ des Unternehmens erneut.`,
      register_again: (facts) =>
        `Registrieren Sie ${facts.domain} in der Karte „Deal registrieren“ des Unternehmens erneut.`,
      submit_poi: (facts) =>
        `Reichen Sie vor dem Abschluss, voraussichtlich am ${facts.day ?? ''}, den unterschriebenen POI ein, also die Bestätigung des Kundenunternehmens, dass Sie beteiligt waren.`,
      confirm_involvement: (facts) =>
        `Lassen Sie vor dem Abschluss, voraussichtlich am ${facts.day ?? ''}, vom Kundenunternehmen bestätigen, dass Sie beteiligt waren.`,
      release_claims: (facts) =>
        `Heben Sie nicht mehr benötigte Registrierungen auf${facts.day === null ? '' : `, spätestens vor dem ${facts.day}`}.`,
      ask_vendor: () => 'Fragen Sie Ihre Ansprechperson (CAM), was noch möglich ist.',
    },
    rescues: {
      commission: 'Damit sind Sie provisionsberechtigt.',
      tierCredit: 'Damit sind Sie anrechnungsberechtigt.',
      both: 'Damit sind Sie provisions- und anrechnungsberechtigt.',
    },
    judgedAtClose: 'Beurteilt zum Abschluss; mit der Zeit ändert sich daran nichts mehr.',
    policyChanged: (now, then) =>
      `Die Regeln des Programms haben sich seit der Registrierung geändert: beurteilt nach Fassung ${now}, entschieden nach Fassung ${then}.`,
    notices: {
      won: { title: 'Gewonnen', text: (vendor) => `${vendor} hat diesen Deal als gewonnen abgeschlossen.` },
      lost: { title: 'Verloren', text: (vendor) => `${vendor} hat diesen Deal als verloren abgeschlossen.` },
      removed: {
        title: 'Sie wurden von diesem Deal entfernt',
        text: (vendor) =>
          `${vendor} hat Sie entfernt. Der Deal bleibt als gewöhnlicher Deal in Ihrem CRM, und zwischen den beiden CRMs wird nichts mehr weitergegeben. Ihre Domainzuständigkeit bleibt davon unberührt.`,
      },
      tombstoned: {
        title: 'Der Dealdatensatz wurde gelöscht',
        text: (vendor) =>
          `In Ihrem CRM oder bei ${vendor} gibt es den Dealdatensatz nicht mehr, daher wird nichts mehr weitergegeben.`,
      },
      ownership_lapsed: {
        title: 'Ihre Domainzuständigkeit ist abgelaufen',
        text: (domain) =>
          `Der Deal bleibt offen und geteilt, aber Sie verdienen nur daran, wenn Sie wieder für ${domain} zuständig sind.`,
      },
      ownership_released: {
        title: 'Sie haben die Registrierung aufgehoben',
        text: (domain) =>
          `Der Deal bleibt offen und geteilt, aber Sie verdienen nur daran, wenn Sie wieder für ${domain} zuständig sind.`,
      },
    },
    team: {
      who: 'Wer',
      role: 'Rolle',
      part: 'Aufgabe',
      contact: 'Kontakt',
      vacant: {
        partner_rep: 'Ansprechperson beim Partner unbesetzt',
        cam: 'CAM unbesetzt',
        pdm: 'PDM unbesetzt',
        direct_rep: 'Direktvertrieb unbesetzt',
      },
      unnamed: 'nicht genannt',
      you: (name) => `${name} (Sie)`,
      roles: {
        partner_rep: (company) => `Ansprechperson bei ${company}`,
        cam: (company) => `CAM bei ${company}`,
        pdm: (company) => `PDM bei ${company}`,
        direct_rep: (company) => `Direktvertrieb von ${company}`,
      },
      participations: {
        responsible: 'verantwortlich',
        supporting: 'unterstützt',
        member: 'im Dealteam',
        informed: 'wird informiert',
      },
      noContact: '–',
    },
    notShared: {
      title: 'Dieser Deal ist noch nicht geteilt',
      text: (vendor) =>
        `Ein geteilter Deal steht in Ihrem CRM und bei ${vendor}: Beide Seiten sehen, wer verantwortlich ist, was als Nächstes kommt und woran Sie verdienen.`,
      company: 'Unternehmen',
      contact: 'Kontakt',
      domain: 'Internetdomain',
      there: 'vorhanden',
      missing: 'fehlt',
      toChoose: 'bitte auswählen',
      notUsable: 'nicht verwendbar',
      alreadyOpen: 'Für diese Domain haben Sie bereits einen offenen geteilten Deal:',
      sharesFurther: 'Wenn Sie diesen teilen, wird ein weiterer Deal registriert.',
    },
  },
};

export const attribution: typeof en.attribution = {
  attribution: {
    loading: 'Es wird nachgesehen, wessen Deal das ist',
    problem: {
      unreachable: 'Die Partnerzuordnung ist nicht erreichbar',
      unreachableText: 'Der Dienst für die Partnerzuordnung antwortet gerade nicht.',
      whatStillWorks:
        'Ihr CRM funktioniert wie gewohnt. Domainzuständigkeiten und geteilte Deals bleiben, wie sie sind.',
      notConnected:
        'Das Partnerprogramm kennt diesen HubSpot-Account nicht. Bitten Sie Ihre Administration, ihn zu verbinden.',
      wrongSide: {
        title: 'Diese Karte ist für den Hersteller gedacht',
        text: 'Ihr Account nimmt als Partner teil. Ihre geteilten Deals stehen in den Karten „Deal registrieren“ und „Geteilter Deal“.',
      },
    },
    tier: (name) => `Stufe ${name}`,
    untiered: 'ohne Stufe',
    broughtBy: {
      sourced: (partner) => `Eingebracht von ${partner}`,
      assisted: (partner) => `Unterstützt von ${partner}`,
      managed: (partner) => `Betreut von ${partner}`,
    },
    severalPartners: (count, company) => `${count} Partner arbeiten mit ${company}`,
    alsoWith: (partners) => `Außerdem bei diesem potenziellen Kundenunternehmen: ${partners}.`,
    partnerAndType: (partner, type) => `${partner} (${type})`,
    hiddenFromEachOther:
      'Die Partner sehen einander nicht. Bitte geben Sie an keinen weiter, was Sie von einem anderen wissen.',
    because: {
      R1: (facts) => `weil ${facts.partner} bereits für ${facts.domain} zuständig war`,
      R2: (facts) => `weil ${facts.domain} frei war`,
      R3: (facts) =>
        `weil ${facts.domain} zwar frei war, die Kapazitätsgrenze von ${facts.partner} aber erreicht`,
      R4: (facts) =>
        facts.ownershipLapsed
          ? `weil der Direktvertrieb für ${facts.domain} zuständig war und die Domainzuständigkeit von ${facts.partner} abgelaufen`
          : `weil der Direktvertrieb für ${facts.domain} zuständig war`,
      R5: (facts) => `weil ein anderer Partner für ${facts.domain} zuständig war`,
      R6: (facts) =>
        facts.capacityReached
          ? `weil die Domainzuständigkeit von ${facts.partner} für ${facts.domain} abgelaufen und die Kapazitätsgrenze erreicht war`
          : `weil die Domainzuständigkeit von ${facts.partner} für ${facts.domain} abgelaufen und die Domain frei war`,
    },
    explained: {
      R1: (facts) =>
        `${facts.partner} war für ${facts.domain} zuständig. Wer für die Domain zuständig ist, registriert einen Channeldeal.`,
      R2: (facts) =>
        `Niemand war für ${facts.domain} zuständig, und ${facts.partner} hatte noch Kapazität. Die Domain wurde für ${facts.partner} registriert; damit ist es ein Channeldeal.`,
      R3: (facts) =>
        `Niemand war für ${facts.domain} zuständig, aber ${facts.partner} hatte so viele Domains registriert, wie die Stufe zulässt. Ohne Domainzuständigkeit geht der Deal an den Direktvertrieb, und der Partner arbeitet mit.`,
      R4: (facts) =>
        `Eine Person im Direktvertrieb war für ${facts.domain} zuständig. Das bleibt so, und ${facts.partner} arbeitet an dem Deal mit.`,
      R5: (facts) =>
        `Ein anderer Partner war für ${facts.domain} zuständig. Partner mit demselben potenziellen Kundenunternehmen arbeiten nebeneinander, ohne einander zu sehen; es entscheidet der POI, also die Bestätigung des Kundenunternehmens über die Beteiligung.`,
      R6: (facts) =>
        facts.capacityReached
          ? `Die Domainzuständigkeit von ${facts.partner} für ${facts.domain} war abgelaufen, und ${facts.partner} hatte so viele Domains registriert, wie die Stufe zulässt; die Domain wurde daher nicht erneut registriert.`
          : `Die Domainzuständigkeit von ${facts.partner} für ${facts.domain} war abgelaufen, und niemand hatte die Domain übernommen; sie galt daher als frei und wurde erneut registriert.`,
    },
    retyped: (typeThen, because) =>
      `Bei der Entscheidung: ${typeThen}, ${because}; die Art hat sich seitdem geändert.`,
    noReceipt: 'Wie hier entschieden wurde, ist nicht festgehalten.',
    partners: {
      heading: 'Partner an diesem Datensatz',
      partner: 'Partner und Stufe',
      deal: 'Geteilter Deal',
      registered: 'Registriert',
      lastActivity: (when) => `Letzte Aktivität: ${when}`,
      tierCredit: (credit) => `Stufenanrechnung, ${credit}`,
      registeredBy: (name) => `von ${name}`,
      unanswered: (count) => `Unbeantwortete Nachrichten: ${count}`,
      thisRecord: 'dieser Datensatz',
      verdicts: {
        eligible: 'berechtigt',
        conditional: 'unter Vorbehalt',
        ineligible: 'nicht berechtigt',
      },
    },
    states: {
      open: 'offen',
      won: 'gewonnen',
      lost: 'verloren',
      removed: 'Partner entfernt',
      tombstoned: 'Dealdatensatz gelöscht',
    },
    crmCreating: 'Der Dealdatensatz wird erstellt.',
    crmStands: 'Der Dealdatensatz ist da.',
    delayed: {
      crm_busy: 'HubSpot ist ausgelastet; der Dealdatensatz folgt von selbst.',
      crm_unavailable: 'HubSpot antwortet gerade nicht; der Dealdatensatz folgt von selbst.',
      crm_refused:
        'HubSpot hat die Werte des Dealdatensatzes nicht angenommen. Bitte informieren Sie Ihre Administration.',
    },
    credits: { sourced: 'eingebracht', assisted: 'unterstützt', managed: 'betreut' },
    details: {
      heading: 'Im Einzelnen',
      title: (partner, deal) => `${partner}: ${deal}`,
      decision: 'Entscheidung',
      eligibility: 'Berechtigung',
      team: 'Dealteam',
      partnerSees: 'Sicht des Partners',
      messages: 'Nachrichten',
      messagesNew: (count) => `Nachrichten (${count} neu)`,
      told: 'Wer wurde benachrichtigt',
      inStep: 'Abgleich',
    },
    receipt: {
      atDecision: 'Stand bei der Entscheidung',
      today: 'Stand heute',
      decidedAt: 'Entschieden',
      type: 'Dealart',
      holder: 'Wer war für die Domain zuständig?',
      holders: {
        this_partner: (partner) => partner,
        other_partner: () => 'Ein anderer Partner',
        direct_rep: () => 'Der Direktvertrieb',
        nobody: () => 'Niemand',
      },
      capacity: (partner) => `Domainzuständigkeiten von ${partner}`,
      capacityThen: (used, after, limit) => `Vorher ${used} von ${limit} vergeben, danach ${after}.`,
      claim: 'Domainzuständigkeit des Partners',
      claimUntil: (day) => `Bis einschließlich ${day}.`,
      noClaimThen: 'Daraus entstand keine.',
      noClaimNow: (partner) => `${partner} ist für die Domain nicht zuständig.`,
      registeredBy: 'Wer hat registriert?',
      proofs: {
        platform: (name) => `${name}, von HubSpot bestätigt.`,
        asserted: (name) =>
          `${name}, nach Angabe des Partneraccounts; HubSpot hat die Person nicht bestätigt.`,
      },
    },
    verdictReasons: {
      claim_active: 'Solange die Domainzuständigkeit des Partners gilt.',
      added_by_vendor: 'Ihr Unternehmen hat den Partner zu diesem Deal hinzugefügt.',
      ownership_lapsed: 'Die Domainzuständigkeit des Partners ist abgelaufen.',
      ownership_released: 'Der Partner hat die Registrierung der Domain aufgehoben.',
      no_claim: 'Der Partner ist für die Domain nicht zuständig.',
      poi_missing:
        'Der POI fehlt: die Bestätigung des Kundenunternehmens, dass der Partner beteiligt war. Er muss vor dem Abschluss vorliegen.',
      poi_unconfirmed:
        'Der POI, also die Bestätigung des Kundenunternehmens über die Beteiligung, ist eingereicht, aber noch nicht anerkannt.',
      poi_after_close: 'Der POI (Bestätigung der Beteiligung) kam erst nach dem Abschluss.',
      poi_too_old: 'Der POI (Bestätigung der Beteiligung) ist zu alt.',
      poi_valid: 'Ein gültiger POI (Bestätigung der Beteiligung) liegt vor.',
      difm_no_revenue_share: 'Ein „Do Inbound For Me“-Deal bringt keine Provision.',
      difm_up_market_referral:
        'Eine Empfehlung an größere Unternehmen bringt zeitlich begrenzt eine Provision.',
      confirmation_missing: 'Die Bestätigung des Kundenunternehmens, dass der Partner beteiligt war, fehlt.',
      confirmation_valid: 'Das Kundenunternehmen hat die Beteiligung des Partners bestätigt.',
      removed_by_vendor: 'Ihr Unternehmen hat den Partner von diesem Deal entfernt.',
      over_capacity: 'Der Partner ist für mehr Domains zuständig, als seine Stufe zulässt.',
      won_by_other: 'Der Deal wurde für einen anderen Partner entschieden.',
    },
    remedies: {
      renew_claim: 'Das hilft: Der Partner registriert die Domain erneut, bevor die Zuständigkeit endet.',
      register_again: 'Das hilft: Der Partner registriert die Domain erneut.',
      submit_poi: 'Das hilft: Der Partner reicht vor dem Abschluss den unterschriebenen POI ein.',
      confirm_involvement:
        'Das hilft: Das Kundenunternehmen bestätigt vor dem Abschluss die Beteiligung des Partners.',
      release_claims: 'Das hilft: Der Partner hebt nicht mehr benötigte Registrierungen auf.',
      ask_vendor: 'Das hilft: Der Partner spricht mit seiner Ansprechperson (CAM).',
    },
    ownFacts:
      'Solange der Deal offen ist, wird jeder Partner allein nach dem beurteilt, was er selbst getan hat.',
    team: {
      seat: (role, participation) => `${role}, ${participation}`,
      roles: { partner_rep: 'Partnerseite', cam: 'CAM', pdm: 'PDM', direct_rep: 'Direktvertrieb' },
      participations: {
        responsible: 'verantwortlich',
        supporting: 'unterstützend',
        member: 'im Dealteam',
        informed: 'wird informiert',
      },
      vacant: 'unbesetzt',
      you: (name) => `${name} (Sie)`,
      unnamed: 'Ohne Namen',
    },
    sees: {
      motion: 'Verkaufsart',
      intro: (partner) =>
        `Das sieht ${partner} von diesem Deal im eigenen CRM. Von anderen Partnern ist nichts dabei.`,
      responsible: 'Verantwortlich',
      nobody: 'Noch niemand',
      introNote: 'Kurze Vorstellung',
      painOrOpportunity: 'Problem oder Chance',
      nextSteps: 'Nächste Schritte',
      products: 'Produkte',
      difference: 'Unterschied zum anderen Deal des Partners',
      nothingEntered: 'Nichts angegeben',
      contact: 'Kontakt',
      contactShared: 'An Sie weitergegeben, mit Rechtsgrundlage.',
      contactKept: 'Nicht an Sie weitergegeben; nur das Unternehmen wurde übermittelt.',
      offer: 'Was angeboten wird',
      offered: (lineItems, quotes) => `Artikel: ${lineItems}, Angebote: ${quotes}`,
      offerKept: 'Wird nicht an Partner weitergegeben',
    },
    claim: {
      heading: (domain) => `Domainzuständigkeit für ${domain}`,
      headingSeveral: 'Domainzuständigkeiten für die Domains dieses Datensatzes',
      holderTags: {
        partner: 'bei einem Partner',
        direct_rep: 'beim Direktvertrieb',
        nobody: 'frei',
      },
      byPartner: (partner, domain, day) =>
        `${partner} ist bis einschließlich ${day} für ${domain} zuständig.`,
      byDirectRep: (name, domain) => `${name} aus dem Direktvertrieb ist für ${domain} zuständig.`,
      byNobody: (domain) => `Niemand ist für ${domain} zuständig.`,
      short: (domain, holder) => `${domain}: ${holder}`,
      shortUntil: (holder, day) => `${holder} bis ${day}`,
      shortFree: 'frei',
      history: 'Verlauf der Domainzuständigkeit',
      noHistory: 'Für diese Domain war noch kein Partner zuständig.',
      date: 'Tag',
      what: 'Was geschah',
      steps: {
        claimed: (partner, day) => `${partner} hat die Domain registriert, bis einschließlich ${day}.`,
        renewed: (partner, day) => `${partner} hat die Domain erneut registriert, bis einschließlich ${day}.`,
        released: (partner) => `${partner} hat die Registrierung aufgehoben.`,
        lapsed: (partner) => `Die Domainzuständigkeit von ${partner} ist abgelaufen.`,
      },
    },
    lookalikes: {
      heading: 'Möglicherweise dasselbe Unternehmen',
      text: 'Gleicher Name, andere Domain. Domainzuständigkeiten und geteilte Deals dort zählen hier nicht.',
      link: (name, domain) => `${name} (${domain})`,
    },
    none: {
      onDeal: 'Dieser Deal ist mit keinem Partner geteilt',
      withProspect: 'Partner arbeiten anderweitig mit demselben potenziellen Kundenunternehmen:',
      withCompany: (company) => `Kein Partner hat einen geteilten Deal mit ${company}`,
      ownerIsCam: (owner) =>
        `Für diesen Deal zuständig ist ${owner} (CAM). Mit einem Partner geteilt, wäre er ein Channeldeal.`,
      ownerIsDirectRep: (owner) =>
        `Für diesen Deal zuständig ist ${owner} (Direktvertrieb). Mit einem Partner geteilt, wäre er ein „Do Inbound For Me“-Deal.`,
      ownerWithoutRole: (owner) =>
        `Für diesen Deal zuständig ist ${owner}, ohne Rolle als CAM oder im Direktvertrieb; daher kann er nicht mit einem Partner geteilt werden.`,
      noOwner:
        'Für diesen Deal ist keine Person mit der Rolle CAM oder aus dem Direktvertrieb zuständig; daher kann er nicht mit einem Partner geteilt werden. Weisen Sie ihn zuerst einer solchen Person zu.',
      upToYou: 'Ob er geteilt wird, entscheiden Sie.',
      upToCam: 'Ob er geteilt wird, entscheiden CAMs; Sie können hier lesen.',
      upToDirectRep: 'Ob er geteilt wird, entscheidet der Direktvertrieb; Sie können hier lesen.',
      asCam:
        'Als CAM können Sie einen Deal, für den CAMs zuständig sind, mit einem Partner teilen; daraus wird ein Channeldeal.',
      asDirectRep:
        'Im Direktvertrieb können Sie einen Deal des Direktvertriebs mit einem Partner teilen; daraus wird ein „Do Inbound For Me“-Deal.',
      asOnlooker: 'Deals mit Partnern teilen nur CAMs und der Direktvertrieb; Sie können hier lesen.',
      ifRegistered: {
        partner: (partner) =>
          `${partner} ist ohne geteilten Deal für die Domain zuständig. Registriert ${partner} einen, wird daraus ein Channeldeal, bei jedem anderen Partner ein „Best Partner Wins“-Deal.`,
        direct_rep: () =>
          'Registriert ein Partner die Domain, wird daraus ein Deal in Partnerzusammenarbeit.',
        nobody: () => 'Registriert ein Partner mit freier Kapazität die Domain, wird daraus ein Channeldeal.',
      },
      noDomain: {
        title: 'Keine eigene Domain eines Unternehmens',
        text: 'Partner werden über die eigene Internetdomain eines Unternehmens zugeordnet, und in diesem Datensatz steht keine.',
        mend: {
          contact:
            'Ordnen Sie das Unternehmen zu, für das diese Person arbeitet; dann wird dessen Domain verwendet.',
          company: 'Tragen Sie in diesem Datensatz den Domainnamen des Unternehmens ein.',
          deal: 'Ordnen Sie das Unternehmen zu, um das es in diesem Deal geht; dann wird dessen Domain verwendet.',
        },
      },
    },
  },
};
