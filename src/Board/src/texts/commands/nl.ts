/** What people can do, in Dutch, by the ids of the commands. */
export const commands = {
  plan: 'Op het beste tijdstip inplannen',
  suggest: 'Wie kan het doen',
  place: 'Verplaatsen',
  moveEarlier: 'Vroeger plannen',
  moveLater: 'Later plannen',
  moveUp: 'Aan de technieker erboven toewijzen',
  moveDown: 'Aan de technieker eronder toewijzen',
  shorter: 'Korter',
  longer: 'Langer',
  add: 'Technieker toevoegen',
  unplan: 'Uit de planning halen',
  confirm: 'Voorstel bevestigen',
  confirmAll: 'Alle getoonde voorstellen bevestigen',
  drop: 'Voorstel verwerpen',
  lock: 'Vergrendelen of ontgrendelen',
  inform: 'Klant verwittigd of niet',
  dispatch: 'Naar de technieker doorsturen',
  cancelOrder: 'Werkorder annuleren',
  edit: 'Werkorder bewerken',
  create: 'Nieuwe werkorder',
  propose: 'Planning voorstellen voor de getoonde werkvoorraad',
  undo: 'Ongedaan maken',
  redo: 'Opnieuw uitvoeren',
  earlier: 'Vorige dagen',
  later: 'Volgende dagen',
  today: 'Naar vandaag of deze week gaan',
  day: 'Een dag tonen',
  week: 'Een week tonen',
  month: 'Een maand tonen',
  backlog: 'Naar de werkvoorraad',
  grid: 'Naar de bezoeken',
  find: 'Werkorders zoeken',
  map: 'Kaart van de dag',
  happened: 'Wat er vandaag gebeurd is',
  print: 'De dag afdrukken',
  keys: "Toetsen en commando's",
  menu: "Menu met commando's",
};

/** The names of commands that switch something on or off. */
export const switches = {
  lock: { on: 'Vergrendelen', off: 'Ontgrendelen' },
  inform: { on: 'Klant als verwittigd markeren', off: 'Klant als niet verwittigd markeren' },
};

/** Short names for buttons in narrow places. */
export const short = {
  create: 'Nieuw',
  propose: 'Voorstellen',
  confirmAll: 'Alles bevestigen',
  map: 'Kaart',
  happened: 'Wijzigingen',
  print: 'Afdrukken',
};
