/** What people can do, in English, by the ids of the commands. */
export const commands = {
  plan: 'Plan at the best time',
  suggest: 'Who can do it',
  place: 'Move',
  moveEarlier: 'Move earlier',
  moveLater: 'Move later',
  moveUp: 'Assign to the technician above',
  moveDown: 'Assign to the technician below',
  shorter: 'Shorter',
  longer: 'Longer',
  add: 'Add a technician',
  unplan: 'Unplan',
  confirm: 'Confirm the suggestion',
  confirmAll: 'Confirm all suggestions shown',
  drop: 'Discard the suggestion',
  lock: 'Lock or unlock',
  inform: 'Customer informed or not',
  dispatch: 'Dispatch',
  cancelOrder: 'Cancel the order',
  edit: 'Edit the order',
  create: 'New order',
  propose: 'Propose a plan for the backlog shown',
  undo: 'Undo',
  redo: 'Redo',
  earlier: 'Earlier days',
  later: 'Later days',
  today: 'Go to today or this week',
  day: 'Show a day',
  week: 'Show a week',
  month: 'Show a month',
  backlog: 'Go to the backlog',
  grid: 'Go to the visits',
  find: 'Find orders',
  map: 'Map of the day',
  happened: 'What happened today',
  print: 'Print the day',
  keys: 'Keys and commands',
  menu: 'Menu of commands',
};

/** The names of commands that switch something on or off. */
export const switches = {
  lock: { on: 'Lock', off: 'Unlock' },
  inform: { on: 'Mark the customer as informed', off: 'Mark the customer as not informed' },
};

/** Short names for buttons in narrow places. */
export const short = {
  create: 'New',
  propose: 'Propose',
  confirmAll: 'Confirm all',
  map: 'Map',
  happened: 'Changes',
  print: 'Print',
};
