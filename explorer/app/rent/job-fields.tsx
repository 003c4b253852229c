import { useState } from 'react';
import { isImageByDigest, splitCommand } from '../wallet/command.ts';
import type { Job } from '../wallet/open-rental.ts';

/** A container to run on each device. Without one, only proven time is rented. Told to `onJob` once it is complete. */
export function JobFields({ onJob, disabled }: { onJob: (job: Job | undefined) => void; disabled: boolean }) {
  const [image, setImage] = useState('');
  const [command, setCommand] = useState('');
  const wrong = image !== '' && !isImageByDigest(image);
  const tell = () => {
    const words = splitCommand(command);
    onJob(isImageByDigest(image) ? { image, ...(words.length > 0 ? { command: words } : {}) } : undefined);
  };
  return (
    <details className="job">
      <summary>Run a container (optional)</summary>
      <div className="field">
        <label htmlFor="job-image">Image, by digest</label>
        <input
          id="job-image"
          value={image}
          onChange={(event) => setImage(event.target.value.trim())}
          onBlur={tell}
          disabled={disabled}
          placeholder="registry/name@sha256:…"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby="job-hint"
        />
      </div>
      <div className="field">
        <label htmlFor="job-command">Command (the image’s own when empty)</label>
        <input
          id="job-command"
          value={command}
          onChange={(event) => setCommand(event.target.value)}
          onBlur={tell}
          disabled={disabled}
          spellCheck={false}
        />
      </div>
      <p id="job-hint" className="hint">
        {wrong
          ? 'Name the image by digest: name@sha256:… A tag can come to mean another image.'
          : 'Sealed in this browser so that only the hired devices can read it. Its log comes to the rental’s page.'}
      </p>
    </details>
  );
}
