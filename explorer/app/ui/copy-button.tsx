import { useState } from 'react';
import { Icon } from './icon.tsx';

/** Copies `text`; says so to everybody, and does not show where scripts don't run. */
export function CopyButton({ text, what = 'address' }: { text: string; what?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    } catch {
      setCopied(false);
    }
  };
  return (
    <button type="button" className="copy js-only" onClick={copy} aria-label={copied ? 'Copied' : `Copy ${what}`}>
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  );
}
