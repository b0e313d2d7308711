-- The questions on which positions that exclude each other are taken, and how many of them.
SELECT questions.id AS question, count(DISTINCT positions.id) AS positions
FROM questions
JOIN positions ON positions.question = questions.id
JOIN answers ON answers.position = positions.id
WHERE questions.kind = 'exclusive'
GROUP BY questions.id
HAVING count(DISTINCT positions.id) > 1
ORDER BY questions.id
