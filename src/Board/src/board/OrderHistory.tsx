import { authorOf, type HistoryEntry } from '../api/history';
import { t } from '../texts/texts';
import { fieldName, isTelling, valueText } from './fieldText';
import { formats } from './state';

/** How a field has changed: `Status: planned → dispatched`, or only its name if its values have none. */
function FieldChange({ change }: { change: HistoryEntry['changes'][number] }) {
  const [before, after] = [valueText(change.field, change.old), valueText(change.field, change.new)];
  if (before === null || after === null) return <li>{fieldName(change.field)}</li>;
  return (
    <li>
      {fieldName(change.field)}: <bdi>{before}</bdi> → <bdi>{after}</bdi>
    </li>
  );
}

/** What happened to an order, newest first. */
export function OrderHistory({ entries }: { entries: HistoryEntry[] }) {
  return (
    <ol class="history">
      {entries.map((entry) => {
        const at = Date.parse(entry.changed_dateutc);
        return (
          <li key={entry.row_version}>
            <small>
              {formats.value.day(at)} {formats.value.time(at)}
            </small>{' '}
            {t.operations[entry.operation] ?? entry.operation} <bdi>{t.by(authorOf(entry))}</bdi>
            {entry.reason && (
              <>
                : <bdi>{entry.reason}</bdi>
              </>
            )}
            {entry.operation === 'updated' && (
              <ul class="field-changes">
                {entry.changes
                  .filter((change) => isTelling(change.field))
                  .map((change) => (
                    <FieldChange key={change.field} change={change} />
                  ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
