MATCH (a:Person {name: 'Ann'})-[r:urges|meets*1..3]->(b) WHERE r IS NOT NULL AND b.size > 2 RETURN a.name AS n, count(DISTINCT b) ORDER BY n DESC SKIP 1 LIMIT 5
OPTIONAL MATCH p = (a)<-[:meets]-()--(b:Place) WITH a, collect(p) AS paths WHERE size(paths) > 0 UNWIND paths AS path RETURN nodes(path), length(path)
MATCH (n) WHERE (n)-[:urges]->() AND NOT n:Place OR exists(n.name) XOR n.size IN [1, 2.5, null] RETURN *
RETURN [x IN range(1, 10, 2) WHERE x % 2 = 1 | x ^ 2][1..-1] AS squares, all(x IN [1, 2] WHERE x < 3), reduce(s = '', x IN ['a', 'b'] | s + x)
MATCH p = shortestPath((a:Person)-[*..4]-(b:Place)) RETURN [r IN relationships(p) | type(r)] AS types UNION ALL RETURN ['none'] AS types
UNWIND $rows AS row WITH DISTINCT row.name AS name, CASE WHEN row.size > 1 THEN 'large' ELSE toUpper(row.kind) END AS kind RETURN kind, avg(toFloat(name)), percentileCont(1, 0.5)
MATCH (a) WHERE EXISTS { MATCH (a)-[:meets]->(b) WHERE b.name STARTS WITH 'B' } RETURN a.name, [(a)-->(c) WHERE c.size = 1 | c.name] AS more
EXPLAIN MATCH (a {`a b`: "it\u0027s"}) /* nothing */ RETURN substring(a.name, 1, 2) + 0x1F + -1.5e3 + $p // end
WITH date({year: 2026, week: 9, dayOfWeek: 3}) AS d, datetime('2026-10-25T02:30+01:00[Europe/Berlin]') AS t RETURN d + duration('P1M-3DT0.5S'), date.truncate('quarter', t, {day: 2}), duration.between(d, t).days, t.epochMillis
MATCH (a) WHERE a.name =~ '(?i)[a-d].*' AND localtime('23:59:59,5') < localtime({time: time('20+02:00'), minute: 30}) RETURN min(date('2024-W01') + duration({days: a.size})) AS first, toString(duration('P2W') / 3)
