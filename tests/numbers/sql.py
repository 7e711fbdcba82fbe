"""What the raw tables hold at the end of a day, counted by plain SQL from the history alone.

`:day` is the day whose end is looked at, `:until` the day by whose end reports count. Nothing here asks our
functions, nor `current_statuses`, which they keep: only what was said, asked, decided and raised, and when.
"""

OWED_THEN = """
CREATE TEMP TABLE owed_then AS
SELECT o.id, o.unit_id, o.task_id, o.period_id,
  CASE WHEN v.id IS NULL THEN o.state ELSE v.state END AS state,
  CASE WHEN v.id IS NULL THEN o.due ELSE v.due END AS due,
  CASE WHEN v.id IS NULL THEN o.met_on ELSE v.met_on END AS met_on
FROM obligations o
LEFT JOIN (
  SELECT obligation_id, min(id) AS id FROM obligation_versions WHERE until > :day GROUP BY obligation_id
) AS first ON first.obligation_id = o.id
LEFT JOIN obligation_versions v ON v.id = first.id
WHERE o.plan_id = :plan AND (o.owed_from IS NULL OR o.owed_from <= :day)
"""
"""What was owed at the end of the day, with what was changed later as it was."""
LED = """
CREATE TEMP TABLE led AS
SELECT o.task_id, o.unit_id, o.state, o.due FROM owed_then o JOIN tasks t ON t.id = o.task_id
WHERE o.state <> 'removed' AND (t.added_on IS NULL OR t.added_on <= :day)
  AND (t.removed_on IS NULL OR t.removed_on > :day)
"""
"""Who led each task that the plan had on the day, and when it was due there."""
TAKEN_BACK = """
CREATE TEMP TABLE taken_back AS
SELECT withdraws_id AS id FROM updates WHERE withdraws_id IS NOT NULL AND said_on <= :day
"""
STATE = """
CREATE TEMP TABLE state AS
WITH valid AS (
  SELECT u.*, row_number() OVER (PARTITION BY task_id, unit_id ORDER BY said_at DESC, id DESC) AS place
  FROM updates u
  WHERE said_on <= :day AND (status IS NOT NULL OR percent IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.id = u.id)
)
SELECT l.*, s.status, s.percent, s.text, s.said_at, s.person_id, s.source,
  s.id IS NOT NULL AS spoken, coalesce(s.status IN ('done', 'done_ongoing'), 0) AS finished
FROM led l LEFT JOIN valid s ON s.task_id = l.task_id AND s.unit_id = l.unit_id AND s.place = 1
"""
"""What each lead unit said last on each task and has not taken back."""
PREPARATION = (
    OWED_THEN,
    LED,
    TAKEN_BACK,
    "CREATE UNIQUE INDEX temp.ix_taken_back ON taken_back (id)",
    STATE,
    "CREATE INDEX temp.ix_state ON state (task_id, unit_id)",
)
TASKS = """
WITH counted AS (
  SELECT t.id, t.number, t.position, t.group_id, t.starting_status,
    count(s.unit_id) AS units, coalesce(sum(s.spoken), 0) AS spoken, count(s.status) AS reported,
    coalesce(sum(s.finished), 0) AS finished, count(DISTINCT s.status) AS kinds, min(s.status) AS one,
    avg(s.percent) AS percent
  FROM tasks t LEFT JOIN state s ON s.task_id = t.id
  WHERE t.plan_id = :plan AND (t.added_on IS NULL OR t.added_on <= :day)
    AND (t.removed_on IS NULL OR t.removed_on > :day) GROUP BY t.id
)
SELECT c.number, g.number AS heading, c.units, c.spoken, c.reported, c.finished, c.percent,
  CASE
    WHEN c.spoken = 0 THEN c.starting_status
    WHEN c.reported = 0 THEN NULL
    WHEN c.finished = c.units AND c.kinds = 1 THEN c.one
    WHEN c.finished = c.units THEN 'done_ongoing'
    WHEN c.finished = 0 AND c.kinds = 1 THEN c.one
    ELSE 'in_progress'
  END AS status
FROM counted c LEFT JOIN task_groups g ON g.id = c.group_id ORDER BY c.position < 0, abs(c.position)
"""
"""Every task once: finished only if every lead unit says so, in progress as soon as they differ."""
STATEMENTS = """
SELECT t.number, u.name, s.status, s.percent, s.text, s.said_at, p.display_name, s.source
FROM state s JOIN tasks t ON t.id = s.task_id JOIN units u ON u.id = s.unit_id
JOIN people p ON p.id = s.person_id
WHERE s.spoken ORDER BY t.position < 0, abs(t.position), u.alphabetical
"""
OWED = """
SELECT t.number, u.name, s.due FROM state s JOIN tasks t ON t.id = s.task_id JOIN units u ON u.id = s.unit_id
WHERE s.state IN ('open', 'met') AND NOT s.finished AND s.due IS NOT NULL
ORDER BY t.position < 0, abs(t.position), u.alphabetical
"""
"""What has a date and is not finished, by unit: late where the date has passed."""
UNITS = """
SELECT u.name, count(*) AS tasks, sum(s.finished) AS finished,
  sum(s.state IN ('open', 'met') AND NOT s.finished AND coalesce(s.due < :day, 0)) AS late
FROM state s JOIN units u ON u.id = s.unit_id GROUP BY u.id ORDER BY u.alphabetical
"""
FINISHED = """
WITH valid AS (
  SELECT u.task_id, u.unit_id, u.said_at, u.said_on,
    coalesce(u.status IN ('done', 'done_ongoing'), 0) AS finished
  FROM updates u
  WHERE u.said_on <= :day AND (u.status IS NOT NULL OR u.percent IS NOT NULL)
    AND u.task_id IN (SELECT task_id FROM state GROUP BY task_id HAVING min(finished))
    AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.id = u.id)
), before AS (
  SELECT task_id, unit_id, max(said_at) AS at FROM valid WHERE NOT finished GROUP BY task_id, unit_id
), since AS (
  SELECT v.task_id, v.unit_id, min(v.said_on) AS day FROM valid v
  LEFT JOIN before b ON b.task_id = v.task_id AND b.unit_id = v.unit_id
  WHERE b.at IS NULL OR v.said_at > b.at GROUP BY v.task_id, v.unit_id
)
SELECT t.number, max(since.day) AS day FROM since
JOIN state s ON s.task_id = since.task_id AND s.unit_id = since.unit_id AND s.source <> 'imported'
JOIN tasks t ON t.id = since.task_id GROUP BY t.id
"""
"""Since when the last of its units has called a finished task so without a break."""
PERIODS = """
SELECT p.id, p.kind, p.number, p.due FROM report_periods p
WHERE p.plan_id = :plan AND p.due = coalesce(
  (SELECT max(due) FROM report_periods WHERE plan_id = :plan AND kind <> 'own_plan'
   AND due < :day AND due >= date(:day, '-10 days')),
  (SELECT min(due) FROM report_periods WHERE plan_id = :plan AND kind <> 'own_plan' AND due >= :day))
ORDER BY p.id
"""
"""The periods that matter on a day: due in the ten days before, else next."""
BEGINS = "SELECT id, data_from FROM report_periods WHERE plan_id = :plan AND data_from <= :day"
UNCONFIRMED = """
SELECT DISTINCT t.number FROM state s JOIN tasks t ON t.id = s.task_id
JOIN obligations o ON o.task_id = s.task_id AND o.unit_id = s.unit_id
LEFT JOIN obligation_versions v ON v.id = (SELECT min(id) FROM obligation_versions
  WHERE until > :day AND obligation_id = o.id)
WHERE s.finished AND s.source <> 'imported' AND s.state IN ('open', 'met')
  AND (SELECT min(finished) FROM state a WHERE a.task_id = s.task_id)
  AND coalesce(date(CASE WHEN v.id IS NULL THEN o.accepted_at ELSE v.accepted_at END, '+7 hours') > :day, 1)
"""
"""What is finished by every lead unit's word, where one of these words was not accepted by the day."""
REPORTS = """
SELECT p.id AS period, p.kind, p.number, p.due, u.name,
  CASE WHEN :until = :day AND o.met_on <= :until THEN o.met_on
       WHEN :until > :day AND n.met_on <= :until THEN n.met_on END AS came,
  EXISTS (SELECT 1 FROM chat_links c
          WHERE c.unit_id = u.id AND c.role = 'unit' AND c.state <> 'replaced') AS linked
FROM owed_then o JOIN obligations n ON n.id = o.id
JOIN report_periods p ON p.id = o.period_id JOIN units u ON u.id = o.unit_id
WHERE o.state IN ('open', 'met') ORDER BY p.due, p.id, u.alphabetical
"""
"""What became of each unit's report: as it was known on the day, or with what has come until another."""
MATTERS = """
SELECT m.kind, u.name, t.number, m.text, m.raised_on, m.competent_body,
  (SELECT s.action FROM matter_steps s WHERE s.matter_id = m.id AND s.day <= :day
   AND s.action IN ('raised', 'solved', 'closed', 'withdrawn') ORDER BY s.id DESC LIMIT 1) AS last,
  (SELECT s.action NOT IN ('answered', 'solved', 'closed', 'withdrawn', 'agreed', 'refused')
   FROM matter_steps s WHERE s.matter_id = m.id AND s.day <= :day ORDER BY s.id DESC LIMIT 1) AS waits,
  (SELECT s.text FROM matter_steps s WHERE s.matter_id = m.id AND s.day <= :day AND s.text IS NOT NULL
   AND s.action IN ('answered', 'closed') ORDER BY s.id DESC LIMIT 1) AS answer
FROM matters m JOIN units u ON u.id = m.unit_id LEFT JOIN tasks t ON t.id = m.task_id
WHERE m.raised_on <= :day AND (t.plan_id = :plan OR (m.task_id IS NULL AND EXISTS
  (SELECT 1 FROM obligations o WHERE o.unit_id = m.unit_id AND o.plan_id = :plan)))
ORDER BY m.id
"""
"""What was raised by the day, with the step that says whether it still stands."""
FIGURES = """
WITH counts AS (
  SELECT f.*, u.task_id, u.unit_id, row_number() OVER (
    PARTITION BY u.task_id, u.unit_id, f.target ORDER BY u.said_at DESC, f.id DESC) AS place
  FROM figures f JOIN updates u ON u.id = f.update_id
  WHERE u.said_on <= :day AND (:month IS NULL OR u.month < :month)
    AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.id = u.id)
)
SELECT t.number, n.name, c.target, c.done, c.total FROM counts c
JOIN led l ON l.task_id = c.task_id AND l.unit_id = c.unit_id
JOIN tasks t ON t.id = c.task_id JOIN units n ON n.id = c.unit_id
WHERE c.place = 1 ORDER BY t.position, n.alphabetical
"""
"""The last count of each lead unit for each target; with `:month`, of the months before it."""
EXTENSIONS = """
SELECT t.number, u.name, e.due_before, e.asked_until, e.granted_until, e.asked_on, e.decided_on, e.state,
  EXISTS (SELECT 1 FROM extensions n
          WHERE n.obligation_id = e.obligation_id AND n.id > e.id AND n.asked_on <= :day) AS followed
FROM extensions e JOIN tasks t ON t.id = e.task_id JOIN units u ON u.id = e.unit_id
WHERE t.plan_id = :plan AND e.asked_on <= :day ORDER BY t.position, u.id, e.id
"""
MESSAGES = """
SELECT m.created_at, u.name, m.state FROM outbox_messages m
JOIN chat_links c ON c.chat_id = m.chat_id AND c.role = 'unit' AND c.state <> 'replaced'
JOIN units u ON u.id = c.unit_id
WHERE m.act IN ('say', 'send_file', 'send_picture')
  AND date(m.created_at, '+7 hours') <= :until ORDER BY m.id DESC LIMIT 20000
"""
RANKING = """
SELECT u.name, count(*) AS expected, sum(o.state = 'met') AS reported,
  sum(coalesce(o.met_on <= p.due, 0)) AS on_time,
  (SELECT count(*) FROM obligations a WHERE a.unit_id = u.id AND a.plan_id = :plan AND a.task_id IS NOT NULL
   AND a.accepted_at IS NOT NULL AND a.met_on BETWEEN :since AND :closed) AS accepted
FROM obligations o JOIN report_periods p ON p.id = o.period_id JOIN units u ON u.id = o.unit_id
WHERE p.plan_id = :plan AND o.state IN ('open', 'met') AND p.due BETWEEN :first AND :last
GROUP BY u.id ORDER BY u.alphabetical
"""
