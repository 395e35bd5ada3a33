import { useEffect, useState } from 'preact/hooks';
import { changeOrder, createOrder, findProjects, readOrder } from '../api/orders';
import type { Order } from '../api/planning';
import type { Problem } from '../api/problems';
import { versionOf } from '../api/version';
import { closeDialog } from '../commands/dialogs';
import { t } from '../texts/texts';
import { choices } from './choices';
import { formats, load, message } from './state';
import { show } from './view';

/** The fields of the form. */
const text = (form: FormData, name: string) => (form.get(name) as string | null)?.trim() || null;

/** What the form says; an empty field is null. A date-time without an offset is in the tenant's time zone, as the API reads it. */
const orderOf = (form: FormData): Order => ({
  name: text(form, 'name'),
  description: text(form, 'description'),
  job_priority_code: text(form, 'priority'),
  skill_code: text(form, 'skill'),
  estimated_time: text(form, 'estimated') === null ? null : Number(text(form, 'estimated')),
  due_date: text(form, 'due'),
});

function Projects({ problem }: { problem: Problem | undefined }) {
  const [found, setFound] = useState<{ key: string; name: string }[]>([]);
  const search = async (q: string) => {
    const result = q.length > 1 ? await findProjects(q) : null;
    if (result?.ok) {
      setFound(
        result.data.value.map((project) => ({
          key: project.reference_back_office ?? '',
          name: [project.name, (project as { company?: { name?: string } }).company?.name].filter((part) => part).join(' · '),
        })),
      );
    }
  };
  return (
    <label>
      {t.fields.project_id}
      <input
        name="project"
        list="projects"
        required
        autoComplete="off"
        placeholder={t.searchProject}
        aria-invalid={problem !== undefined}
        onInput={(event) => search(event.currentTarget.value)}
      />
      <datalist id="projects">
        {found.map((project) => (
          <option key={project.key} value={project.key} label={project.name} />
        ))}
      </datalist>
    </label>
  );
}

/** Creates an order, or changes one. The server checks it; its problems stand below the form. */
export function OrderForm({ order: id }: { order: string | null }) {
  const [known, setKnown] = useState<Order | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    if (id) void readOrder(id).then((result) => (result.ok ? setKnown(result.data) : setProblems(result.problems)));
  }, [id]);
  if (id && !known) return <p>{problems.map((problem) => problem.message).join(' ') || t.loading}</p>;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const order = orderOf(form);
    const result = known?.id
      ? await changeOrder(known.id, versionOf(known), order)
      : await createOrder({
          ...order,
          project_reference_back_office: text(form, 'project'),
          job_type_code: text(form, 'type'),
          job_status_code: 'ToBePlanned',
        });
    if (!result.ok) return setProblems(result.problems);
    message.value = id ? t.done.changed : t.done.created;
    closeDialog();
    show({ order: result.data.id ?? '' }, true);
    await load();
  };

  const { types, priorities, skills } = choices.value;
  const due = known?.due_date ? formats.value.local(Date.parse(known.due_date)) : '';
  return (
    <form class="order-form" onSubmit={submit}>
      {!id && <Projects problem={problems.find((problem) => problem.pointer?.includes('project'))} />}
      <label>
        {t.fields.name}
        <input name="name" dir="auto" required maxLength={255} defaultValue={known?.name ?? ''} />
      </label>
      {!id && (
        <label>
          {t.fields.job_type_id}
          <select name="type">
            {types.map((each) => (
              <option key={each.code} value={each.code}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Select name="priority" label={t.fields.job_priority_id} options={priorities} value={known?.job_priority_code ?? ''} />
      <Select name="skill" label={t.fields.skill_id} options={skills} value={known?.skill_code ?? ''} />
      <label>
        {t.fields.estimated_time} (min)
        <input name="estimated" type="number" min={1} step={1} defaultValue={String(known?.estimated_time ?? 60)} />
      </label>
      <label>
        {t.fields.due_date}
        <input name="due" type="datetime-local" defaultValue={due} />
      </label>
      <label>
        {t.fields.description}
        <textarea name="description" dir="auto" rows={3} defaultValue={known?.description ?? ''} />
      </label>
      {problems.length > 0 && (
        <div role="alert">
          <ul class="problems">
            {problems.map((problem) => (
              <li key={problem.code + problem.pointer}>{problem.message}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="actions">
        <button type="submit" class="primary">
          {id ? t.save : t.create}
        </button>
        <button type="button" onClick={closeDialog}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

function Select(props: { name: string; label: string; options: { code: string; name: string }[]; value: string }) {
  return (
    <label>
      {props.label}
      <select name={props.name} defaultValue={props.value}>
        <option value="">{t.none}</option>
        {props.options.map((each) => (
          <option key={each.code} value={each.code} selected={each.code === props.value}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}
