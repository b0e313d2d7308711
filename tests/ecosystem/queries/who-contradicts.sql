-- Which records can't both be right: a relation says so, or they take different positions on a question
-- whose positions exclude each other.
WITH declared AS (
  SELECT "left" AS record, "right" AS other FROM relations WHERE relation = 'contradicts'
), taken AS (
  SELECT answers.record, answers.position, positions.question
  FROM answers
  JOIN positions ON positions.id = answers.position
  JOIN questions ON questions.id = positions.question
  WHERE questions.kind = 'exclusive'
)
SELECT record, other FROM declared
UNION
SELECT other, record FROM declared
UNION
SELECT one.record, two.record
FROM taken AS one
JOIN taken AS two ON one.question = two.question AND one.position <> two.position
ORDER BY record, other
