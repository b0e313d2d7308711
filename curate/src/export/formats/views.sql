-- Who says which number about what, with the unit of the number.
CREATE VIEW claims AS
SELECT figures.id, metrics.name AS metric, figures.subject, figures.qualifier, figures.value,
       figures.value_to, metrics.unit, figures.as_of, owner.name AS claimed_by,
       relay.name AS relayed_by, figures.status, figures.source, figures.wording
FROM figures
JOIN metrics ON metrics.id = figures.metric
JOIN actors AS owner ON owner.id = figures.claimed_by
LEFT JOIN actors AS relay ON relay.id = figures.relayed_by;

-- The questions on which positions that exclude each other are taken: each position with whose it is.
CREATE VIEW disputes AS
SELECT questions.id AS question, questions.text AS asked, positions.id AS position,
       positions.text AS position_text, actors.name AS owner
FROM questions
JOIN positions ON positions.question = questions.id
LEFT JOIN owners ON owners.position = positions.id
LEFT JOIN actors ON actors.id = owners.actor
WHERE questions.kind = 'exclusive'
  AND EXISTS (SELECT * FROM answers WHERE answers.position = positions.id)
  AND (SELECT count(DISTINCT taken.id)
       FROM positions AS taken JOIN answers ON answers.position = taken.id
       WHERE taken.question = questions.id) > 1;

-- The events by date, as the library has them, with their places.
CREATE VIEW timeline AS
SELECT events.date_earliest, events.date_latest, events.date, events.id, events.title, events.kind,
       places.name AS place, events.status, events.realis
FROM events
LEFT JOIN places ON places.id = events.place
ORDER BY events.date_earliest NULLS FIRST, events.date_latest NULLS LAST, length(events.date), events.date,
         events.id;
