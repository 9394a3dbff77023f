// The control side of a peer, with the paths that our own test applications have.
import { createServer } from 'node:http';

/** The field types of the test applications; no validation: a peer stores what it is given. */
export const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: { type: 'string', maxLength: 100 } },
    required: ['id']
};

/**
 * @param database an RxDatabase
 * @param sync what POST /control/sync does with a collection
 */
export async function control(database, sync) {
    const server = createServer(async (request, response) => {
        try {
            const [, , name, id] = new URL(request.url, 'http://peer').pathname.split('/');
            const chunks = [];
            for await (const chunk of request) {
                chunks.push(chunk);
            }
            const body = chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined;
            const answer = await perform(request.method, database, name, id, body, sync);
            response.writeHead(answer === undefined ? 204 : 200, { 'Content-Type': 'application/json' });
            response.end(answer === undefined ? undefined : JSON.stringify(answer));
        } catch (e) {
            response.writeHead(500);
            response.end(String(e.stack ?? e));
        }
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    console.log('Listening on: http://127.0.0.1:' + server.address().port);
}

async function perform(method, database, name, id, body, sync) {
    const collection = database[name];
    switch (method + (id ? ' one' : '')) {
        case 'GET':
            return (await collection.find().exec()).map(document => document.toJSON());
        case 'PUT':
            return written(await collection.bulkInsert(body));
        case 'PUT one':
            return void await put(collection, id, body);
        case 'DELETE one':
            return void await (await collection.findOne(id).exec()).remove();
        case 'POST one': // /control/sync/{collection}
            return void await sync(database[id]);
        default:
            throw new Error(method);
    }
}

async function put(collection, id, fields) {
    const document = await collection.findOne(id).exec();
    return document ? document.incrementalPatch(fields) : collection.insert({ id, ...fields });
}

function written({ error }) {
    if (error.length) {
        throw new Error(JSON.stringify(error[0]));
    }
}
