import { useText } from '../text/language';
import { classNames } from './class-names';

export type StepState = 'done' | 'current' | 'error' | 'ahead';

interface Step {
  label: string;
  state: StepState;
}

const circles: Record<StepState, string> = {
  done: 'border-key-900 bg-white text-key-900',
  current: 'border-key-900 bg-key-900 text-white',
  error: 'border-error-2 bg-white text-error-2',
  ahead: 'border-solid-gray-420 bg-white text-solid-gray-700',
};

/** Where one is in a form of several pages. */
export function StepNavigation({ steps }: { steps: Step[] }) {
  const text = useText().ui.steps;
  const current = steps.findIndex((step) => step.state === 'current' || step.state === 'error');
  return (
    <nav aria-label={text.name} className="mb-8 print:hidden">
      <p className="sr-only">{text.progress(current + 1, steps.length, steps[current]?.label ?? '')}</p>
      <ol className="isolate flex">
        {steps.map((step, index) => (
          <li
            key={step.label}
            aria-current={index === current ? 'step' : undefined}
            className="relative flex min-w-0 flex-1 flex-col items-center gap-1 text-center"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={classNames(
                  'absolute top-5 right-1/2 -z-10 h-0.5 w-full',
                  step.state === 'ahead' ? 'bg-solid-gray-420' : 'bg-key-900',
                )}
              />
            )}
            <span
              aria-hidden="true"
              className={classNames('flex size-10 items-center justify-center rounded-full border-2 font-bold', circles[step.state])}
            >
              {step.state === 'done' ? '✓' : index + 1}
            </span>
            <span
              className={classNames(
                'px-1 text-[0.875rem] leading-140',
                index === current ? 'font-bold text-solid-gray-900' : 'max-sm:sr-only',
              )}
            >
              {step.label}
            </span>
            <span className="sr-only">{text.states[step.state]}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
