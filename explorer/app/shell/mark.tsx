/** Eight teeth that lean the way the wheel turns, and four spokes. */
const WHEEL =
  'M12.0 6.0L14.9 2.0M16.2 7.8L21.1 7.0M18.0 12.0L22.0 14.9M16.2 16.2L17.0 21.1M12.0 18.0L9.1 22.0M7.8 16.2L2.9 17.0M6.0 12.0L2.0 9.1M7.8 7.8L7.0 2.9M14.1 9.9L16.0 8.0M14.1 14.1L16.0 16.0M9.9 14.1L8.0 16.0M9.9 9.9L8.0 8.0';

/** The mark: an escape wheel with a ruby jewel. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7">
      <path d={WHEEL} strokeLinecap="round" />
      <circle cx="12" cy="12" r="6" />
      <circle cx="12" cy="12" r="2.1" fill="var(--ruby)" stroke="none" />
    </svg>
  );
}
