-- How many figures and statements each actor owns.
SELECT actor, count(*) AS claims
FROM (
  SELECT claimed_by AS actor FROM figures
  UNION ALL
  SELECT speaker AS actor FROM quotes
) AS owned
GROUP BY actor
ORDER BY actor
