import type { Session } from './driver.ts';

/** A view called with the statement's own parameters, each by its name: `device_at(slot = {slot:UInt64})`. */
const CALL = /\b([a-z]\w*)\((?:(?:, )?(\w+) = \{\2:\w+\})+\)/g;

const TEXT = `SELECT as_select AS text FROM system.tables
WHERE database = currentDatabase() AND engine = 'View' AND name = {view:String}`;

/**
 * Puts the SELECT of a view in the place of its call. The rows are the same, but the engine analyses a view apart and then
 * again, all of its columns each time, and a subquery once, without the columns that nobody asks for.
 */
export class ViewTexts {
  readonly #texts = new Map<string, string>();

  /** The statement, with the text of each view that it calls with parameters of its own. */
  async putInto(sql: string, session: Session): Promise<string> {
    for (const [, view = ''] of sql.matchAll(CALL)) {
      if (this.#texts.has(view)) continue;
      const [row] = await session.query(TEXT, { view });
      if (row !== undefined) this.#texts.set(view, String(row.text));
    }
    return sql.replace(CALL, (call, view: string) => {
      const text = this.#texts.get(view);
      return text === undefined ? call : `(${text})`;
    });
  }
}
