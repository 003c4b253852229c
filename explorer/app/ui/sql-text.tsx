const KEYWORDS =
  /\b(SELECT|FROM|WHERE|AND|OR|NOT|IN|AS|WITH|GROUP BY|ORDER BY|HAVING|LIMIT|LEFT|INNER|ANY|JOIN|ON|USING|UNION ALL|CASE|WHEN|THEN|ELSE|END|DESC|ASC|BETWEEN|IS|NULL|OVER|PARTITION BY|FILL|STEP|TO|ARRAY JOIN)\b/g;

/** SQL with its keywords told apart. The numerals in it are part of the text. */
export function SqlText({ sql }: { sql: string }) {
  const parts = sql.split(KEYWORDS);
  return (
    <code data-numeral="parameter">
      {parts.map((part, index) => {
        const key = `${index}`;
        return index % 2 === 1 ? <b key={key}>{part}</b> : part;
      })}
    </code>
  );
}
