// rxdb-server. Arguments: its port, its collections, and a folder if its data shall outlive it.
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageLoki } from 'rxdb/plugins/storage-lokijs';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { RxServerAdapterExpress } from 'rxdb-server/plugins/adapter-express';
import { createRxServer } from 'rxdb-server/plugins/server';
import Loki from 'lokijs';
import { control, schema } from '../control.mjs';

const [port, names, folder] = process.argv.slice(2);
if (folder) {
    process.chdir(folder);
}
const storage = folder ? getRxStorageLoki({ adapter: new Loki.LokiFsAdapter() }) : getRxStorageMemory();
const database = await createRxDatabase({ name: 'peer', storage, multiInstance: false });
await database.addCollections(Object.fromEntries(names.split(',').map(name => [name, { schema }])));
const server = await createRxServer({ database, adapter: RxServerAdapterExpress, port: Number(port), hostname: '127.0.0.1' });
for (const [name, collection] of Object.entries(database.collections)) {
    server.addReplicationEndpoint({ name, collection, changeValidator: (_, change) => change.newDocumentState.title !== 'forbidden' });
}
await server.start();
process.once('SIGTERM', () => database.destroy().finally(() => process.exit()));
await control(database);
