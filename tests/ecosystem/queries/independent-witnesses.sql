-- How many independent origins support each figure and each position.
SELECT record, count(*) AS witnesses
FROM witnesses
GROUP BY record
ORDER BY record
