-- What happened in a place or in any of its parts, in order.
WITH RECURSIVE inside AS (
  SELECT id FROM places WHERE id = 'kursk-oblast'
  UNION ALL
  SELECT places.id FROM places JOIN inside ON places.within = inside.id
)
SELECT events.id, events.date, events.title
FROM events
JOIN inside ON inside.id = events.place
ORDER BY events.date_earliest NULLS FIRST, events.date_latest NULLS LAST, length(events.date), events.date,
         events.id
