// RxDB 17 with the handlers of its HTTP replication guide. Arguments: the hub, the collections.
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { control, schema } from '../control.mjs';

const [hub, names] = process.argv.slice(2);
const database = await createRxDatabase({ name: 'client', storage: getRxStorageMemory(), multiInstance: false });
await database.addCollections(Object.fromEntries(names.split(',').map(name => [name, { schema }])));

await control(database, async collection => {
    const replication = replicateRxCollection({
        collection,
        replicationIdentifier: hub,
        live: false,
        waitForLeadership: false,
        retryTime: 200,
        pull: {
            batchSize: 1000,
            async handler(checkpointOrNull, batchSize) {
                const lwt = checkpointOrNull ? checkpointOrNull.lwt : 0;
                const id = checkpointOrNull ? checkpointOrNull.id : '';
                const response = await fetch(`${hub}/${collection.name}/0/pull?lwt=${lwt}&id=${id}&limit=${batchSize}`);
                const data = await response.json();
                return { documents: data.documents, checkpoint: data.checkpoint };
            }
        },
        push: {
            batchSize: 500,
            async handler(changeRows) {
                const response = await fetch(`${hub}/${collection.name}/0/push`, {
                    method: 'POST',
                    headers: { 'Accept': 'application/json', 'Content-Type': 'application/json' },
                    body: JSON.stringify(changeRows)
                });
                return await response.json();
            }
        }
    });
    await replication.awaitInitialReplication();
    await replication.cancel();
});
