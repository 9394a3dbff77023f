// RxDB 15 by the client plugin of rxdb-server. Arguments: the hub, the collections.
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { replicateServer } from 'rxdb-server/plugins/replication-server';
import { control, schema } from '../control.mjs';

const [hub, names] = process.argv.slice(2);
const database = await createRxDatabase({ name: 'client', storage: getRxStorageMemory(), multiInstance: false });
await database.addCollections(Object.fromEntries(names.split(',').map(name => [name, { schema }])));

await control(database, async collection => {
    const replication = replicateServer({
        collection,
        replicationIdentifier: hub,
        url: `${hub}/${collection.name}/0`,
        live: false,
        waitForLeadership: false,
        retryTime: 200,
        pull: { batchSize: 1000 },
        push: { batchSize: 500 }
    });
    await replication.awaitInitialReplication();
    await replication.cancel();
});
