/** What people can do, in German, by the ids of the commands. */
export const commands = {
  plan: 'Zur besten Zeit einplanen',
  suggest: 'Wer kann es übernehmen',
  place: 'Verschieben',
  moveEarlier: 'Früher legen',
  moveLater: 'Später legen',
  moveUp: 'Dem Techniker darüber zuweisen',
  moveDown: 'Dem Techniker darunter zuweisen',
  shorter: 'Verkürzen',
  longer: 'Verlängern',
  add: 'Techniker hinzufügen',
  unplan: 'Ausplanen',
  confirm: 'Vorschlag bestätigen',
  confirmAll: 'Alle angezeigten Vorschläge bestätigen',
  drop: 'Vorschlag verwerfen',
  lock: 'Fixieren oder lösen',
  inform: 'Kunde informiert oder nicht',
  dispatch: 'An den Techniker senden',
  cancelOrder: 'Auftrag stornieren',
  edit: 'Auftrag bearbeiten',
  create: 'Neuer Auftrag',
  propose: 'Plan für den angezeigten Auftragsvorrat vorschlagen',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  earlier: 'Frühere Tage',
  later: 'Spätere Tage',
  today: 'Zu heute oder dieser Woche gehen',
  day: 'Einen Tag anzeigen',
  week: 'Eine Woche anzeigen',
  month: 'Einen Monat anzeigen',
  backlog: 'Zum Auftragsvorrat',
  grid: 'Zu den Einsätzen',
  find: 'Aufträge suchen',
  map: 'Karte des Tages',
  happened: 'Was heute geschehen ist',
  print: 'Tag drucken',
  keys: 'Tasten und Befehle',
  menu: 'Befehlsmenü',
};

/** The names of commands that switch something on or off. */
export const switches = {
  lock: { on: 'Fixieren', off: 'Fixierung lösen' },
  inform: { on: 'Kunden als informiert markieren', off: 'Kunden als nicht informiert markieren' },
};

/** Short names for buttons in narrow places. */
export const short = {
  create: 'Neu',
  propose: 'Vorschlagen',
  confirmAll: 'Alle bestätigen',
  map: 'Karte',
  happened: 'Änderungen',
  print: 'Drucken',
};
