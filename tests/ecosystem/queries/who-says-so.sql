-- Whose word each position on a question is.
SELECT positions.question, owners.position, owners.actor
FROM owners
JOIN positions ON positions.id = owners.position
ORDER BY positions.question, owners.position, owners.actor
