const TEETH = 8;
const point = (radius: number, degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return `${(12 + radius * Math.sin(angle)).toFixed(2)} ${(12 - radius * Math.cos(angle)).toFixed(2)}`;
};

/** Each tooth leans the way the wheel turns: a steep locking face and a long back. */
const teeth = Array.from({ length: TEETH }, (_, tooth) => {
  const at = (tooth * 360) / TEETH;
  return `M${point(6.2, at - 20)} L${point(10.6, at + 8)} L${point(6.2, at + 10)}`;
}).join(' ');

const spokes = Array.from({ length: 4 }, (_, spoke) => {
  const at = 45 + spoke * 90;
  return `M${point(2.6, at)} L${point(6.2, at)}`;
}).join(' ');

/** The mark: an escape wheel with a ruby jewel. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7">
      <path d={`${teeth} ${spokes}`} strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="12" cy="12" r="6.2" />
      <circle cx="12" cy="12" r="2" fill="var(--ruby)" stroke="none" />
    </svg>
  );
}
