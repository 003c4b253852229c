import { IndexerError } from '../errors.ts';
import { quoteIdentifier } from '../idl/names.ts';
import type { Program } from '../idl/program.ts';
import { createTable, DEDUPLICATION_WINDOW, type GeneratedTable, generatedTables } from './ddl.ts';
import type { Session } from './driver.ts';
import { queryError } from './failure.ts';
import { programFiles, type SqlFile, sqlFiles } from './files.ts';
import type { Store } from './open.ts';

const HISTORY = `CREATE TABLE IF NOT EXISTS schema_history (name String, checksum String) ENGINE = MergeTree ORDER BY name`;

/**
 * Makes or completes the tables: the common ones, those of each program's events, and then what is built on them, in
 * the order of its numbers whatever the order of the programs.
 * Applying it again changes nothing.
 *
 * @throws IndexerError `INDEXER__SCHEMA_CHANGED` when a file that was applied reads differently now,
 *   `INDEXER__COLUMN_RETYPED` when an IDL gives a field another type
 */
export async function applySchema(store: Store, programs: readonly Program[]): Promise<void> {
  const { writer } = store;
  await writer.command(HISTORY);
  const applied = await appliedFiles(writer);
  await applyFiles(writer, await sqlFiles(''), applied);
  for (const table of programs.flatMap(generatedTables)) await applyTable(writer, table);
  await applyFiles(writer, await programFiles(programs), applied);
  await assertWindows(writer);
}

async function appliedFiles(writer: Session): Promise<Map<string, string>> {
  const rows = await writer.query('SELECT name, checksum FROM schema_history');
  return new Map(rows.map((row) => [String(row.name), String(row.checksum)]));
}

async function applyFiles(writer: Session, files: readonly SqlFile[], applied: Map<string, string>): Promise<void> {
  for (const file of files) {
    const known = applied.get(file.name);
    if (known === file.checksum) continue;
    if (known !== undefined) {
      throw new IndexerError(
        'INDEXER__SCHEMA_CHANGED',
        `Schema file ${file.name} is not what this store was made with. Put the change into a new file, or use a new store.`,
        { context: { file: file.name } },
      );
    }
    for (const statement of file.statements) {
      await writer.command(statement).catch((error: unknown) => {
        throw queryError(`schema ${file.name}`, error);
      });
    }
    await writer.command('INSERT INTO schema_history SELECT {name:String}, {checksum:String}', {
      name: file.name,
      checksum: file.checksum,
    });
  }
}

async function applyTable(writer: Session, table: GeneratedTable): Promise<void> {
  await writer.command(createTable(table));
  const rows = await writer.query(
    'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}',
    { table: table.name },
  );
  const existing = new Map(rows.map((row) => [String(row.name), String(row.type)]));
  for (const column of table.columns) {
    const type = existing.get(column.name);
    if (type === undefined) {
      const name = quoteIdentifier(column.name);
      await writer.command(
        `ALTER TABLE ${quoteIdentifier(table.name)} ADD COLUMN IF NOT EXISTS ${name} ${column.type}`,
      );
    } else if (type !== column.type) {
      throw new IndexerError(
        'INDEXER__COLUMN_RETYPED',
        `Column ${table.name}.${column.name} is ${type}, the IDL wants ${column.type}. Give the changed event another name.`,
        { context: { table: table.name, column: column.name, type, wanted: column.type } },
      );
    }
  }
}

/** A table or view target without a window would double rows in silence when a segment is repeated. */
async function assertWindows(writer: Session): Promise<void> {
  const tables = await writer.query(
    `SELECT name, engine_full, create_table_query, engine FROM system.tables WHERE database = currentDatabase()`,
  );
  const targets = new Set<string>();
  for (const table of tables) {
    if (table.engine !== 'MaterializedView') continue;
    const target = / TO (?:`?[^`.\s]+`?\.)?`?([^`\s(]+)`?/.exec(String(table.create_table_query));
    if (target?.[1] !== undefined) targets.add(target[1]);
  }
  const fixed = ['events', 'changes', 'events_undecoded'];
  for (const table of tables) {
    const name = String(table.name);
    if (!targets.has(name) && !name.startsWith('ev_') && !fixed.includes(name)) continue;
    const window = /non_replicated_deduplication_window = (\d+)/.exec(String(table.engine_full));
    if (Number(window?.[1] ?? 0) < DEDUPLICATION_WINDOW) {
      throw new IndexerError('INDEXER__STORE_INCONSISTENT', `Table ${name} has no deduplication window; give it one.`, {
        context: { table: name },
      });
    }
  }
}
