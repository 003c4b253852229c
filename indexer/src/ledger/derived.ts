import { quoteIdentifier } from '../idl/names.ts';
import type { Program } from '../idl/program.ts';
import type { Session } from '../store/driver.ts';
import { type SqlFile, sqlFiles } from '../store/files.ts';
import { placeholders } from '../store/parameters.ts';
import type { SlotRange } from './grid.ts';

/** What is computed from landing tables: state tables for each segment, rollups by materialized views. */
export class DerivedTables {
  readonly #writer: Session;
  readonly #refreshes: readonly SqlFile[];

  private constructor(writer: Session, refreshes: readonly SqlFile[]) {
    this.#writer = writer;
    this.#refreshes = refreshes;
  }

  /** With the statements that each program's schema runs for a segment. */
  static async load(writer: Session, programs: readonly Program[]): Promise<DerivedTables> {
    const files = await Promise.all(programs.map((program) => sqlFiles(`${program.name}/segment`)));
    return new DerivedTables(writer, files.flat());
  }

  /** Writes the state of the accounts that a segment touched. Running it again changes nothing that is read. */
  async refresh(range: SlotRange): Promise<void> {
    for (const { statements } of this.#refreshes) {
      for (const statement of statements) {
        const used = placeholders(statement);
        const parameters = Object.fromEntries(Object.entries(range).filter(([name]) => used.includes(name)));
        await this.#writer.command(statement, parameters);
      }
    }
  }

  /**
   * Rebuilds the rollups that do not hold exactly the rows of their landing tables, which only a crash inside the
   * store's own write can cause. Every rollup has a column `count`, the number of landing rows behind a row.
   *
   * @returns names of those rebuilt
   */
  async repairRollups(): Promise<string[]> {
    const rebuilt: string[] = [];
    for (const { target, select } of await this.#rollups()) {
      const name = quoteIdentifier(target);
      const [row] = await this.#writer.query(
        `SELECT (SELECT sum(count) FROM ${name}) AS stored, (SELECT sum(count) FROM (${select})) AS landed`,
      );
      if (row?.stored === row?.landed) continue;
      await this.#writer.command(`TRUNCATE TABLE ${name}`);
      await this.#writer.command(`INSERT INTO ${name} ${select}`);
      rebuilt.push(target);
    }
    return rebuilt;
  }

  async #rollups(): Promise<{ target: string; select: string }[]> {
    const views = await this.#writer.query(
      `SELECT extract(create_table_query, ' TO [^ ]*?([^ .\`]+)\`? ') AS target, as_select FROM system.tables
       WHERE database = currentDatabase() AND engine = 'MaterializedView' ORDER BY name`,
    );
    return views.map((view) => ({ target: String(view.target), select: String(view.as_select) }));
  }
}
