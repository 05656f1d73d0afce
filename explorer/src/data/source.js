// Where the page gets its claims from: the graph that stands in it, or the server that it came from. Both answer the same questions;
// all but `graph`, what is known so far, are promises. Objects of the same entity or claim are the same object in all answers.
//
//     about()                      the whole: {title, entities, claims, documents, conflicts: their numbers, hasActors, types, modalities,
//                                  families: Map to tones, days: [[day, count]], undated, canJudge}
//     facets(state)                {claims, type, family, speaker, polarity, modality}: how many claims pass, and Maps of each value to
//                                  how many would with it
//     picture(state)               {scope, claims, total}: scope as expanded() in scope.js gives it, those of its claims that pass, and how
//                                  many do in all
//     overview(state, tone)        {sources, actors, tones, rows, columns, cells, conflicts, conflictCount, dated, days}
//     claims(state, order, count, withSentences)   {claims, total}: the first so many; order is {column, down} of the table or null
//     documents(state, count)      {rows: [{document, count}], total}
//     conflicts(state, count)      {conflicts, total}
//     document(name), entity(id), claim(id)   with all that is shown of it, or null
//     search(text)                 {entities: [{entity, name}], relations: [{relation, label, count}]}
//     judge(claim, verdict)        only where canJudge

import { EmbeddedSource } from './embedded.js';
import { ServerSource } from './server.js';

export function openSource(text) {
    const data = JSON.parse(text);
    return data ? new EmbeddedSource(data) : new ServerSource(new URLSearchParams(location.search).get('token') ?? '');
}
