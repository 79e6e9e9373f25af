import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { PasswordField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { newPasswordFault } from './credentials';
import { sessionsKey } from './sessions-section';

/** A new password, with the present one. */
export function PasswordForm() {
  const words = useText(accounts);
  const say = useToast();
  const queries = useQueryClient();
  const form = useForm({
    initial: { current: '', password: '' },
    check: ({ current, password }) => ({
      current: current === '' ? words.passwordMissing : undefined,
      password: newPasswordFault(password, words),
    }),
    send: async (body) => {
      await answer(api.PUT('/api/accounts/password', { body }));
      form.setValues({ current: '', password: '' });
      await queries.invalidateQueries({ queryKey: sessionsKey });
      say({ message: words.account.changed });
    },
  });
  return (
    <>
      <p className="mb-6">{words.account.passwordLead}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <PasswordField {...form.text('current')} label={words.account.currentPassword} required autoComplete="current-password" />
        <PasswordField
          {...form.text('password')}
          label={words.newPassword}
          hint={words.passwordHint}
          required
          autoComplete="new-password"
        />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.account.change}
          </Button>
        </div>
      </form>
    </>
  );
}
