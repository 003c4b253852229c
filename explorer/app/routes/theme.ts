import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { localPath } from '../shell/local-path.ts';
import { themeOf, writeTheme } from '../shell/theme.server.ts';

/** Keeps the chosen colours and goes back to the page they were chosen on. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = themeOf(form.get('theme'));
  return redirect(localPath(form.get('to')), { status: 303, headers: { 'Set-Cookie': await writeTheme(theme) } });
}

/** Nothing to see here. */
export function loader() {
  return redirect('/');
}
