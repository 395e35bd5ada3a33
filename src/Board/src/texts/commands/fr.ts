/** What people can do, in French, by the ids of the commands. */
export const commands = {
  plan: 'Planifier au meilleur moment',
  suggest: 'Qui peut intervenir',
  place: 'Déplacer',
  moveEarlier: 'Avancer',
  moveLater: 'Reculer',
  moveUp: 'Attribuer au technicien du dessus',
  moveDown: 'Attribuer au technicien du dessous',
  shorter: 'Raccourcir',
  longer: 'Prolonger',
  add: 'Ajouter un technicien',
  unplan: 'Retirer du planning',
  confirm: 'Confirmer la proposition',
  confirmAll: 'Confirmer toutes les propositions affichées',
  drop: 'Rejeter la proposition',
  lock: 'Verrouiller ou déverrouiller',
  inform: 'Client prévenu ou non',
  dispatch: 'Envoyer au technicien',
  cancelOrder: 'Annuler l’ordre de travail',
  edit: 'Modifier l’ordre de travail',
  create: 'Nouvel ordre de travail',
  propose: 'Proposer un planning pour les ordres affichés',
  undo: 'Annuler la dernière action',
  redo: 'Rétablir',
  earlier: 'Jours précédents',
  later: 'Jours suivants',
  today: 'Aller à aujourd’hui ou à cette semaine',
  day: 'Afficher un jour',
  week: 'Afficher une semaine',
  month: 'Afficher un mois',
  backlog: 'Aller aux ordres à planifier',
  grid: 'Aller aux visites',
  find: 'Rechercher des ordres',
  map: 'Carte de la journée',
  happened: 'Modifications du jour',
  print: 'Imprimer le jour',
  keys: 'Touches et commandes',
  menu: 'Menu des commandes',
};

/** The names of commands that switch something on or off. */
export const switches = {
  lock: { on: 'Verrouiller', off: 'Déverrouiller' },
  inform: { on: 'Marquer le client comme prévenu', off: 'Marquer le client comme non prévenu' },
};

/** Short names for buttons in narrow places. */
export const short = {
  create: 'Nouveau',
  propose: 'Proposer',
  confirmAll: 'Tout confirmer',
  map: 'Carte',
  happened: 'Modifications',
  print: 'Imprimer',
};
