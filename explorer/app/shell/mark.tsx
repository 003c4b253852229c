const TEETH = 8;
const point = (radius: number, degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return `${(12 + radius * Math.sin(angle)).toFixed(2)} ${(12 - radius * Math.cos(angle)).toFixed(2)}`;
};

/** Each tooth leans the way the wheel turns. */
const teeth = Array.from({ length: TEETH }, (_, tooth) => {
  const at = (tooth * 360) / TEETH;
  return `M${point(6, at)} L${point(10.4, at + 16)}`;
}).join(' ');

const spokes = Array.from({ length: 4 }, (_, spoke) => {
  const at = 45 + spoke * 90;
  return `M${point(3, at)} L${point(5.6, at)}`;
}).join(' ');

/** The mark: an escape wheel with a ruby jewel. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7">
      <path d={`${teeth} ${spokes}`} strokeLinecap="round" />
      <circle cx="12" cy="12" r="6" />
      <circle cx="12" cy="12" r="2.1" fill="var(--ruby)" stroke="none" />
    </svg>
  );
}
