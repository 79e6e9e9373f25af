import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { plainWidth } from '../../ui/japanese-text';
import { Select, TextArea, TextField } from '../../ui/text-field';
import type { Asked } from './evidence-step';
import { Optional } from './optional';
import { emptyJob, isEmptyJob, type JobDraft, type LeaveDraft } from './registration';
import { TidyField } from './tidy-field';
import type { RegistrationForm } from './use-registration';

/** The jobs, one after the other. */
export function CareerEditor({ form, ask }: { form: RegistrationForm; ask: (asked: Asked) => void }) {
  const words = useText(candidates).evidence;
  const { career } = form.draft;
  const put = (index: number, part: Partial<JobDraft>) =>
    form.change({ career: career.map((job, place) => (place === index ? { ...job, ...part } : job)) });
  return (
    <div className="flex flex-col gap-6">
      <p>{words.careerHint}</p>
      {career.map((job, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a job has no other name while it is written
        <JobFields key={index} form={form} ask={ask} job={job} index={index} put={(part) => put(index, part)} />
      ))}
      <div>
        <Button look="outline" onClick={() => form.change({ career: [...career, emptyJob] })}>
          {words.addJob}
        </Button>
      </div>
    </div>
  );
}

interface JobProps {
  form: RegistrationForm;
  ask: (asked: Asked) => void;
  job: JobDraft;
  index: number;
  put: (part: Partial<JobDraft>) => void;
}

function JobFields({ form, ask, job, index, put }: JobProps) {
  const own = useText(register);
  const words = useText(candidates).evidence;
  const path = `career[${index}]`;
  const text = (key: 'employer' | 'jobTitle' | 'start' | 'end' | 'hours' | 'description') => ({
    name: `${path}.${key}`,
    value: job[key],
    error: form.errors[`${path}.${key}`],
    onChange: (event: { target: { value: string } }) => put({ [key]: event.target.value }),
  });
  return (
    <fieldset className="flex min-w-0 flex-col gap-6 rounded-12 border border-solid-gray-300 p-4 sm:p-6">
      <legend className="px-2 text-std-18B-160">{words.job(index + 1)}</legend>
      <TextField {...text('employer')} label={words.employer} hint={words.employerHint} required maxLength={100} />
      <TextField {...text('jobTitle')} label={words.jobTitle} required maxLength={100} />
      <DateField {...text('start')} label={words.start} required precision="month" />
      <DateField {...text('end')} label={words.end} hint={words.endHint} precision="month" />
      <RadioGroup
        name={`${path}.digital`}
        label={words.digital}
        required
        value={job.digital}
        error={form.errors[`${path}.digital`]}
        onChange={(digital) => put({ digital })}
        options={(['yes', 'partial', 'no'] as const).map((value) => ({ value, label: words.digitalOptions[value] }))}
      />
      <Optional
        summary={own.optionalJob}
        isAnswered={job.hours !== '' || job.description !== '' || job.leave.length > 0}
        isFaulty={Object.keys(form.errors).some((field) => field.startsWith(path) && /hours|description|leave/.test(field))}
      >
        <TidyField tidy={plainWidth} {...text('hours')} label={words.hours} hint={words.hoursHint} inputMode="decimal" width="short" />
        <TextArea {...text('description')} label={words.description} rows={3} maxLength={1000} />
        {job.leave.map((leave, place) => (
          <LeaveFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a leave has no other name while it is written
            key={place}
            form={form}
            path={`${path}.leave[${place}]`}
            number={place + 1}
            leave={leave}
            put={(part) => put({ leave: job.leave.map((one, other) => (other === place ? { ...one, ...part } : one)) })}
            remove={() => put({ leave: job.leave.filter((_, other) => other !== place) })}
          />
        ))}
        <div>
          <Button look="text" onClick={() => put({ leave: [...job.leave, { kind: 'childcare', start: '', end: '' }] })}>
            {words.addLeave}
          </Button>
        </div>
      </Optional>
      <div>
        <Button
          look="text"
          onClick={() => {
            const remove = () => form.change({ career: form.draft.career.filter((_, place) => place !== index) });
            if (isEmptyJob(job)) remove();
            else ask({ what: words.removeJob(index + 1), proceed: remove });
          }}
        >
          {words.removeJob(index + 1)}
        </Button>
      </div>
    </fieldset>
  );
}

interface LeaveProps {
  form: RegistrationForm;
  path: string;
  number: number;
  leave: LeaveDraft;
  put: (part: Partial<LeaveDraft>) => void;
  remove: () => void;
}

function LeaveFields({ form, path, number, leave, put, remove }: LeaveProps) {
  const words = useText(candidates).evidence;
  const text = (key: 'kind' | 'start' | 'end') => ({
    name: `${path}.${key}`,
    value: leave[key],
    error: form.errors[`${path}.${key}`],
    onChange: (event: { target: { value: string } }) => put({ [key]: event.target.value }),
  });
  const kinds = ['maternity', 'childcare', 'care', 'leave'] as const;
  return (
    <div className="flex flex-col gap-4 border-l-4 border-solid-gray-300 pl-4">
      <Select
        {...text('kind')}
        label={words.leaveKind}
        empty={null}
        options={kinds.map((value) => ({ value, label: words.leaveKinds[value] }))}
      />
      <DateField {...text('start')} label={words.start} required precision="month" />
      <DateField {...text('end')} label={words.end} required precision="month" />
      <div>
        <Button look="text" size="small" onClick={remove}>
          {words.removeLeave(number)}
        </Button>
      </div>
    </div>
  );
}
