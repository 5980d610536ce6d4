"""PostgreSQL's functions: who is logged in, what that person sees, and the few things done with the
owner's rights.

Identity is ``session_user``, never ``current_user`` and never a column: SET ROLE changes nothing
here. Every function runs with its own search path, so that nobody's temporary table stands in for
one of ours.
"""

from dataclasses import dataclass

from clerkdesk.store.guard.sql import (
    FACTS,
    FIND_FIN,
    FIND_MOBILE,
    KNOWN_REQUEST,
    LINKED,
    LINKS,
    PORTAL_CASES,
    PORTAL_HEALTH,
    PORTAL_HISTORY,
    PORTAL_OUTCOME,
    VERIFIED,
)

SCHEMA = "clerkdesk"
STAFF = ("cd_clerk", "cd_supervisor", "cd_admin", "cd_auditor")
WORKERS = ("cd_worker",)
EVERYBODY = (*STAFF, *WORKERS, "cd_gateway")


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    arguments: str
    returns: str
    body: str
    grantees: tuple[str, ...] = EVERYBODY
    language: str = "plpgsql"
    volatility: str = "STABLE"
    definer: bool = True
    """Runs with the owner's rights; else with the caller's, who then needs them."""

    @property
    def signature(self) -> str:
        kinds = [
            part.strip().split(" ", 1)[1] for part in self.arguments.split(",") if part.strip()
        ]
        return f"{self.name}({', '.join(kinds)})"

    def statement(self) -> str:
        rights = f"SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp" if self.definer else ""
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}({self.arguments}) RETURNS {self.returns} LANGUAGE {self.language} {self.volatility} {rights}"
            f" AS $cd${self.body}$cd$"
        )


def _mine(column: str) -> str:
    """The body of a function that gives one column of the caller's account; NULL for a service."""
    return (
        f"DECLARE mine record; BEGIN SELECT s.active, {column} AS value INTO mine FROM staff s WHERE s.login = session_user;"
        " IF NOT FOUND THEN IF cd_service() = '' THEN RAISE EXCEPTION 'CD002' USING ERRCODE = 'CD002'; END IF; RETURN NULL; END IF;"
        " IF NOT mine.active THEN RAISE EXCEPTION 'CD001' USING ERRCODE = 'CD001'; END IF; RETURN mine.value; END"
    )


ASK = "SELECT * INTO self FROM cd_self();"
"""At the beginning of a function with more than one question about who is logged in: one look for
all of them.
"""
_IN_SCOPE = "a.organisation_id = self.organisation AND COALESCE(a.department_id = ANY (self.departments), true) AND COALESCE(a.service = ANY (self.services), true)"

IDENTITY = (
    Function(
        "cd_service",
        "",
        "text",
        "SELECT CASE WHEN pg_has_role(session_user, 'cd_owner', 'MEMBER') THEN 'owner' WHEN pg_has_role(session_user, 'cd_worker', 'USAGE') THEN 'worker'"
        " WHEN pg_has_role(session_user, 'cd_gateway', 'USAGE') THEN 'gateway' ELSE '' END",
        language="sql",
    ),
    Function(
        "cd_myself",
        "",
        "TABLE (id integer, login text, name text, role text, organisation_id integer, active boolean, departments text, services text, service text, organisation text)",
        "BEGIN RETURN QUERY SELECT s.id, s.login::text, s.name::text, s.role::text, s.organisation_id, s.active,"
        " (SELECT string_agg(d.department_id::text, ',') FROM staff_department d WHERE d.staff_id = s.id),"
        " (SELECT string_agg(v.service, ',') FROM staff_service v WHERE v.staff_id = s.id), ''::text, (SELECT o.code::text FROM organisation o WHERE o.id = s.organisation_id) FROM staff s WHERE s.login = session_user;"
        " IF NOT FOUND THEN RETURN QUERY SELECT NULL::integer, session_user::text, ''::text, NULL, NULL::integer, true, NULL, NULL, cd_service(), NULL; END IF; END",
    ),
    # Everything at once, for functions and triggers; the single ones are for policies. A service
    # has only its kind.
    Function(
        name="cd_self",
        arguments="",
        returns="TABLE (id integer, role text, name text, organisation integer, departments integer[], services text[], service text)",
        body="DECLARE mine record; BEGIN SELECT s.id, s.role::text AS role, s.name::text AS name, s.organisation_id, s.active,"
        " (SELECT array_agg(d.department_id) FROM staff_department d WHERE d.staff_id = s.id) AS departments,"
        " (SELECT array_agg(v.service::text) FROM staff_service v WHERE v.staff_id = s.id) AS services INTO mine FROM staff s WHERE s.login = session_user;"
        " IF NOT FOUND THEN id := NULL; service := cd_service(); role := service;"
        " IF service = '' THEN RAISE EXCEPTION 'CD002' USING ERRCODE = 'CD002'; END IF; RETURN NEXT; RETURN; END IF;"
        " IF NOT mine.active THEN RAISE EXCEPTION 'CD001' USING ERRCODE = 'CD001'; END IF;"
        " id := mine.id; role := mine.role; name := mine.name; organisation := mine.organisation_id; departments := mine.departments; services := mine.services;"
        " service := ''; RETURN NEXT; END",
        grantees=(),
    ),
    Function("cd_me", "", "integer", _mine("s.id")),
    Function(
        "cd_role", "", "text", _mine("s.role::text").replace("RETURN NULL", "RETURN cd_service()")
    ),
    Function("cd_name", "", "text", _mine("s.name::text")),
    Function("cd_organisation", "", "integer", _mine("s.organisation_id")),
    Function(
        "cd_departments",
        "",
        "integer[]",
        _mine(
            "(SELECT array_agg(d.department_id) FROM staff_department d WHERE d.staff_id = s.id)"
        ),
    ),
    Function(
        "cd_services",
        "",
        "text[]",
        _mine("(SELECT array_agg(v.service::text) FROM staff_service v WHERE v.staff_id = s.id)"),
    ),
)

# A search that could still be rolled back would leave no trace: its row was committed before.
_LOGGED = (
    "IF cd_me() IS NOT NULL AND NOT EXISTS (SELECT 1 FROM access_log l WHERE l.staff_id = cd_me() AND l.purpose = 'search' AND l.at > cd_now() - INTERVAL '10 seconds'"
    " AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint) THEN RAISE EXCEPTION 'CD704' USING ERRCODE = 'CD704'; END IF;"
)

SIGHT = (
    Function(
        "cd_sees",
        "wanted bigint",
        "boolean",
        f"DECLARE self record; BEGIN {ASK} RETURN self.service <> '' OR EXISTS (SELECT 1 FROM application a WHERE a.id = wanted AND ({_IN_SCOPE}"
        " OR (a.last_actor_id = self.id AND EXTRACT(EPOCH FROM cd_now() - a.changed_at) < 60))); END",
    ),
    # A ticket counts when an earlier transaction committed it: one that can still be rolled back
    # would leave no trace.
    Function(
        "cd_tickets",
        "",
        "bigint[]",
        f"DECLARE self record; BEGIN {ASK} RETURN ARRAY(SELECT DISTINCT l.application_id FROM access_log l JOIN application a ON a.id = l.application_id"
        " WHERE l.staff_id = self.id AND l.at > cd_now() - INTERVAL '15 minutes' AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint"
        f" AND {_IN_SCOPE}); END",
    ),
    # Numbers and states only, and so without a ticket.
    Function(
        name="cd_facts",
        arguments="wanted bigint",
        returns="TABLE (undecided bigint, unfit bigint, message_sent boolean, live_certificate boolean, inquiry bigint, outcome text, amount bigint, answered_at timestamptz)",
        body=f"BEGIN IF cd_sees(wanted) THEN RETURN QUERY {FACTS.replace(':wanted', '$1')}; END IF; END".replace(
            "/*text*/", "::text"
        ),
        grantees=(*STAFF, *WORKERS),
    ),
    # The newest first; then the rest through the index, which row-level security would keep from
    # being used.
    Function(
        name="cd_search",
        arguments="words text[], grams text[], services text[], statuses text[], district integer, newest integer, most integer",
        returns="SETOF bigint",
        body="""DECLARE
  edge bigint := COALESCE((SELECT max(id) FROM application), 0) - newest;
  self record;
  wanted text := 'COALESCE(a.organisation_id = $1, $2) AND COALESCE(a.department_id = ANY ($3), true) AND COALESCE(a.service = ANY ($4), true)'
    || ' AND COALESCE(a.service = ANY ($5), true) AND COALESCE(a.status = ANY ($6), true) AND COALESCE(a.district_id = $7, true)';
  found integer; n integer;
BEGIN
  SELECT * INTO self FROM cd_self();
  FOR n IN 1 .. COALESCE(array_length(words, 1), 0) LOOP
    wanted := wanted || format(' AND position(%L in a.search_fold) > 0', words[n]);
  END LOOP;
  RETURN QUERY EXECUTE 'SELECT a.id FROM application a WHERE a.id > $8 AND ' || wanted || ' ORDER BY a.id DESC LIMIT $9'
    USING self.organisation, self.service <> '', self.departments, self.services, services, statuses, district, edge, most;
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found >= most OR edge <= 0 OR COALESCE(array_length(grams, 1), 0) = 0 THEN RETURN; END IF;
  RETURN QUERY EXECUTE 'SELECT a.id FROM (SELECT a.* FROM application a WHERE cd_trigrams(a.search_fold::text) @> $10 AND a.id <= $8 OFFSET 0) a WHERE '
    || wanted || ' ORDER BY a.id DESC LIMIT $9'
    USING self.organisation, self.service <> '', self.departments, self.services, services, statuses, district, edge, most - found, grams;
END""",
        grantees=(*STAFF, *WORKERS),
    ),
    # The exact number of a queue, by the indexes alone: row-level security would look at every row.
    Function(
        name="cd_count",
        arguments="queue text, only_services text[], only_district integer, only_holder integer, tomorrow timestamptz",
        returns="bigint",
        body="""DECLARE
  self record; wanted text := 'true'; found bigint;
  -- What has a small index of its own must not be drawn to the office's: an expression has none.
  small boolean := queue IN ('mine', 'waiting');
  department text := CASE WHEN small THEN 'a.department_id + 0' ELSE 'a.department_id' END; service text := CASE WHEN small THEN 'a.service || ''''' ELSE 'a.service' END;
BEGIN
  SELECT * INTO self FROM cd_self();
  -- What every clerk's window asks all day keeps its plan; what is put together below is planned each time.
  IF queue IN ('new', 'in_progress') AND self.departments IS NOT NULL AND only_services IS NOT NULL AND only_district IS NULL AND only_holder IS NULL THEN
    IF self.services IS NOT NULL THEN only_services := ARRAY(SELECT unnest(only_services) INTERSECT SELECT unnest(self.services)); END IF;
    RETURN (SELECT count(*) FROM application a WHERE a.department_id = ANY (self.departments) AND a.service = ANY (only_services) AND a.status = queue);
  END IF;
  wanted := CASE queue
    WHEN 'mine' THEN 'a.holder_id = $8 AND a.status = ''in_progress'' AND a.waiting_since IS NULL'
    WHEN 'waiting' THEN '(a.waiting_since IS NOT NULL OR a.billing_pending)'
    WHEN 'overdue' THEN 'a.status IN (''new'', ''in_progress'') AND a.due_at <= cd_now()'
    WHEN 'due_today' THEN 'a.status IN (''new'', ''in_progress'') AND a.due_at > cd_now() AND a.due_at < $5'
    WHEN 'all' THEN 'true'
    ELSE format('a.status = %L', queue) END;
  IF self.departments IS NOT NULL THEN wanted := wanted || ' AND ' || department || ' = ANY ($2)';
  ELSIF self.organisation IS NOT NULL THEN wanted := wanted || ' AND a.organisation_id = $1'; END IF;
  IF self.services IS NOT NULL THEN wanted := wanted || ' AND ' || service || ' = ANY ($3)'; END IF;
  IF only_services IS NOT NULL THEN wanted := wanted || ' AND ' || service || ' = ANY ($4)'; END IF;
  IF only_district IS NOT NULL THEN wanted := wanted || ' AND a.district_id = $6'; END IF;
  IF only_holder IS NOT NULL THEN wanted := wanted || ' AND a.holder_id = $7'; END IF;
  EXECUTE 'SELECT count(*) FROM application a WHERE ' || wanted INTO found
    USING self.organisation, self.departments, self.services, only_services, tomorrow, only_district, only_holder, self.id;
  RETURN found;
END""",
        grantees=(*STAFF, *WORKERS),
    ),
    Function(
        name="cd_find_fin",
        arguments="wanted text",
        returns="SETOF bigint",
        body=f"BEGIN {_LOGGED} RETURN QUERY {FIND_FIN.replace(':wanted', '$1')} AND cd_sees(p.application_id); END",
        grantees=(*STAFF, *WORKERS),
        volatility="VOLATILE",
    ),
    Function(
        name="cd_find_mobile",
        arguments="wanted text",
        returns="SETOF bigint",
        body=f"BEGIN {_LOGGED} RETURN QUERY {FIND_MOBILE.replace(':wanted', '$1')} AND cd_sees(p.application_id); END",
        grantees=(*STAFF, *WORKERS),
        volatility="VOLATILE",
    ),
    # Of an application in scope: the others of the same household, of which a clerk sees no more
    # than these columns.
    Function(
        name="cd_linked",
        arguments="wanted bigint",
        returns="TABLE (id bigint, number text, kind text, person_position integer, office text, submitted_at timestamptz, status text, place text, organisation_id integer,"
        " department_id integer, service text)",
        body=f"BEGIN IF cd_sees(wanted) THEN RETURN QUERY {LINKED.replace(':wanted', '$1')}; END IF; END".replace(
            "/*text*/", "::text"
        ),
        grantees=(*STAFF, *WORKERS),
    ),
    Function(
        "cd_known_request",
        "wanted_channel text, wanted_request text",
        "TABLE (number text, content_sha256 text)",
        f"BEGIN RETURN QUERY {KNOWN_REQUEST.replace(':channel', '$1').replace(':request', '$2')}"
        " AND COALESCE(a.organisation_id = cd_organisation(), true); END".replace(
            "/*text*/", "::text"
        ),
    ),
    Function(
        name="cd_stamp",
        arguments="",
        returns="bigint[]",
        body="BEGIN RETURN ARRAY[(SELECT COALESCE(max(id), 0) FROM event), (SELECT COALESCE(max(id), 0) FROM person_answer),"
        " (SELECT COALESCE(max(id), 0) FROM account_answer), (SELECT COALESCE(max(id), 0) FROM debt_answer), (SELECT COALESCE(max(id), 0) FROM outbox_message)]; END",
        grantees=(*STAFF, *WORKERS),
    ),
    # Whether a paper is genuine is anybody's business.
    Function(
        "cd_verified",
        "wanted_sha text, wanted_number text, wanted_code text",
        "TABLE (number text, state text, superseded_by text, state_reason text, same boolean)",
        f"BEGIN RETURN QUERY {VERIFIED.replace(':sha', '$1').replace(':number', '$2').replace(':code', '$3')}; END".replace(
            "/*text*/", "::text"
        ),
    ),
)

# The citizens' side, for the gateway alone: what their portal has authenticated is not for the
# database to know.
_PORTAL_ONLY = "IF cd_service() NOT IN ('gateway', 'owner') THEN RAISE EXCEPTION 'CD941' USING ERRCODE = 'CD941'; END IF;"
PORTAL = (
    Function(
        name="cd_portal_cases",
        arguments="wanted_fin text, wanted_number text, wanted_channel text",
        returns="TABLE (id bigint, number text, service text, channel text, status text, submitted_at timestamptz, due_on date, subscriber_code text, waiting_for text,"
        " decided_at timestamptz, decision_reason text, decision_text text, place text, documents bigint, certificate text)",
        body=f"BEGIN {_PORTAL_ONLY} RETURN QUERY {PORTAL_CASES.replace(':fin', '$1').replace(':number', '$2').replace(':channel', '$3')}; END".replace(
            "/*text*/", "::text"
        ),
        grantees=("cd_gateway",),
    ),
    Function(
        name="cd_portal_history",
        arguments="wanted bigint",
        returns="TABLE (at timestamptz, status text)",
        body=f"BEGIN {_PORTAL_ONLY} RETURN QUERY {PORTAL_HISTORY.replace(':wanted', '$1')}; END".replace(
            "/*text*/", "::text"
        ),
        grantees=("cd_gateway",),
    ),
    Function(
        name="cd_portal_health",
        arguments="",
        returns="TABLE (revision text, beat timestamptz, questions bigint, messages bigint)",
        body=f"BEGIN {_PORTAL_ONLY} RETURN QUERY {PORTAL_HEALTH}; END".replace(
            "/*text*/", "::text"
        ),
        grantees=("cd_gateway",),
    ),
    Function(
        name="cd_portal_outcome",
        arguments="wanted bigint",
        returns="TABLE (outcome text, fault text, certificate text, amount bigint, content bytea)",
        body=f"BEGIN {_PORTAL_ONLY} RETURN QUERY {PORTAL_OUTCOME.replace(':wanted', '$1')}; END".replace(
            "/*text*/", "::text"
        ),
        grantees=("cd_gateway",),
    ),
)

WRITING = (
    Function(
        "cd_next_serial",
        "series text, of_year integer",
        "integer",
        """DECLARE taken integer;
BEGIN
  IF series NOT IN ('WD', 'ID') AND cd_role() NOT IN ('worker', 'owner') OR cd_role() = 'auditor' THEN RAISE EXCEPTION 'CD127' USING ERRCODE = 'CD127'; END IF;
  IF of_year <> EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku') AND cd_service() <> 'owner' THEN RAISE EXCEPTION 'CD127' USING ERRCODE = 'CD127'; END IF;
  INSERT INTO number_counter AS n (prefix, year, last) VALUES (series, of_year, 1)
    ON CONFLICT (prefix, year) DO UPDATE SET last = n.last + 1 RETURNING n.last INTO taken;
  RETURN taken;
END""",
        volatility="VOLATILE",
    ),
    Function(
        "cd_link",
        "wanted bigint",
        "void",
        "BEGIN IF NOT EXISTS (SELECT 1 FROM application p WHERE p.id = wanted AND p.last_action = 'register' AND p.version = 1"
        " AND abs(EXTRACT(EPOCH FROM cd_now() - p.registered_at)) < 300 AND p.last_actor_id IS NOT DISTINCT FROM cd_me())"
        " THEN RAISE EXCEPTION 'CD406' USING ERRCODE = 'CD406'; END IF; "
        + " ".join(f"{statement.replace(':wanted', '$1')};" for statement in LINKS)
        + " END",
        volatility="VOLATILE",
    ),
    Function(
        name="cd_quiet_events",
        arguments="",
        returns="bigint",
        # No writer of history is under way while the lock is held: every event up to here is
        # committed, and none will come between.
        body="DECLARE newest bigint; BEGIN IF cd_role() NOT IN ('worker', 'owner') THEN RAISE EXCEPTION 'CD921' USING ERRCODE = 'CD921'; END IF;"
        " SET LOCAL lock_timeout = '200ms'; LOCK TABLE event IN SHARE MODE; SELECT COALESCE(max(id), 0) INTO newest FROM event; RETURN newest; END",
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)

PEOPLE = (
    Function(
        name="cd_may_administer",
        arguments="wanted text",
        returns="boolean",
        body="BEGIN RETURN cd_role() = 'owner' OR (cd_role() = 'admin' AND EXISTS (SELECT 1 FROM staff s WHERE s.login = wanted AND s.organisation_id = cd_organisation())); END",
        grantees=(),
    ),
    # The role of a person's account; an older login is taken over only while it is a plain one of
    # ours.
    Function(
        name="cd_make_login",
        arguments="wanted text",
        returns="void",
        body="""DECLARE kind text; plain boolean; former text;
BEGIN
  IF NOT cd_may_administer(wanted) THEN RAISE EXCEPTION 'CD916' USING ERRCODE = 'CD916'; END IF;
  SELECT s.role INTO kind FROM staff s WHERE s.login = wanted;
  SELECT NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls) AND r.rolname !~ '^(pg_|cd_)'
      AND NOT EXISTS (SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid AND g.rolname NOT IN ('cd_clerk', 'cd_supervisor', 'cd_admin', 'cd_auditor'))
    INTO plain FROM pg_roles r WHERE r.rolname = wanted;
  IF plain IS NULL THEN EXECUTE format('CREATE ROLE %I LOGIN', wanted);
  ELSIF NOT plain THEN RAISE EXCEPTION 'CD917' USING ERRCODE = 'CD917';
  ELSE EXECUTE format('ALTER ROLE %I LOGIN', wanted);
  END IF;
  FOREACH former IN ARRAY ARRAY['cd_clerk', 'cd_supervisor', 'cd_admin', 'cd_auditor'] LOOP
    IF former <> 'cd_' || kind AND pg_has_role(wanted, former, 'USAGE') THEN EXECUTE format('REVOKE %I FROM %I', former, wanted); END IF;
  END LOOP;
  EXECUTE format('GRANT %I TO %I WITH ADMIN FALSE, INHERIT TRUE, SET FALSE', 'cd_' || kind, wanted);
END""",
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_set_verifier",
        arguments="wanted text, verifier text",
        returns="void",
        body="""BEGIN
  IF NOT cd_may_administer(wanted) THEN RAISE EXCEPTION 'CD916' USING ERRCODE = 'CD916'; END IF;
  IF verifier !~ '^SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN RAISE EXCEPTION 'CD918' USING ERRCODE = 'CD918'; END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', wanted, verifier);
END""",
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # Shuts the door at once: no new login, and the sessions that are open end, whatever snapshot
    # they hold.
    Function(
        name="cd_set_active",
        arguments="wanted text, wanted_active boolean",
        returns="void",
        body="""BEGIN
  IF NOT cd_may_administer(wanted) THEN RAISE EXCEPTION 'CD916' USING ERRCODE = 'CD916'; END IF;
  UPDATE staff SET active = wanted_active WHERE login = wanted;
  EXECUTE format('ALTER ROLE %I %s', wanted, CASE WHEN wanted_active THEN 'LOGIN' ELSE 'NOLOGIN' END);
END""",
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_end_sessions",
        arguments="wanted text",
        returns="integer",
        body="""DECLARE ended integer;
BEGIN
  IF NOT cd_may_administer(wanted) THEN RAISE EXCEPTION 'CD916' USING ERRCODE = 'CD916'; END IF;
  SELECT count(pg_terminate_backend(a.pid)) INTO ended FROM pg_stat_activity a WHERE a.usename = wanted AND a.datname = current_database();
  RETURN ended;
END""",
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_make_service",
        arguments="wanted text, kind text",
        returns="void",
        body="""BEGIN
  IF cd_role() <> 'owner' OR kind NOT IN ('worker', 'gateway') OR EXISTS (SELECT 1 FROM staff s WHERE s.login = wanted) OR wanted ~ '^(pg_|cd_)'
    THEN RAISE EXCEPTION 'CD916' USING ERRCODE = 'CD916'; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = wanted) THEN EXECUTE format('CREATE ROLE %I LOGIN', wanted); END IF;
  EXECUTE format('GRANT %I TO %I WITH ADMIN FALSE, INHERIT TRUE, SET FALSE', 'cd_' || kind, wanted);
END""",
        grantees=(),
        volatility="VOLATILE",
    ),
)

BASE = (
    # Once a transaction, whatever it writes: the listening desks then read what is newer than they
    # know.
    Function(
        name="cd_say",
        arguments="event bigint",
        returns="void",
        body="DECLARE said text := pg_current_xact_id()::text; BEGIN IF current_setting('clerkdesk.said', true) IS DISTINCT FROM said THEN"
        " PERFORM set_config('clerkdesk.said', said, true); PERFORM pg_notify('clerkdesk', event::text); END IF; END",
        grantees=(),
        volatility="VOLATILE",
    ),
    Function(
        "cd_now", "", "timestamptz", "SELECT clock_timestamp()", language="sql", definer=False
    ),
    # pg_trgm is not everywhere, and knows nothing of the folded form's alphabet: our own trigrams.
    Function(
        "cd_trigrams",
        "value text",
        "text[]",
        "SELECT COALESCE(array_agg(DISTINCT substr(value, n, 3)), '{}') FROM generate_series(1, length(value) - 2) AS n",
        language="sql",
        volatility="IMMUTABLE STRICT PARALLEL SAFE",
        definer=False,
    ),
    Function(
        "cd_part",
        "value text",
        "text",
        "SELECT COALESCE(length(value) || ':' || value, '-')",
        language="sql",
        volatility="IMMUTABLE PARALLEL SAFE",
        definer=False,
    ),
)

CHAIN = """DECLARE previous record;
BEGIN
  -- One writer of a case's history at a time; whoever changes the case holds this lock already.
  PERFORM 1 FROM application WHERE id = NEW.application_id FOR NO KEY UPDATE;
  SELECT e.id, e.hash INTO previous FROM event e WHERE e.application_id = NEW.application_id ORDER BY e.id DESC LIMIT 1;
  -- It had its number before it waited for the lock: behind a row that came meanwhile it takes a new one.
  IF NEW.id < previous.id THEN NEW.id := nextval('event_id_seq'); END IF;
  NEW.hash := encode(sha256(convert_to(COALESCE(previous.hash, '') || cd_part(NEW.id::text) || cd_part(NEW.application_id::text)
    || cd_part(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')) || cd_part(NEW.actor_id::text) || cd_part(NEW.actor) || cd_part(NEW.action)
    || cd_part(NEW.from_status) || cd_part(NEW.to_status) || cd_part(NEW.detail) || cd_part(NEW.op_id), 'UTF8')), 'hex');
  PERFORM cd_say(NEW.id);
  RETURN NEW;
END"""
"""The trigger function of a new history row: its link to the case's last one (domain.history), and
the desks told.
"""

ANSWERED = "BEGIN PERFORM cd_say(NEW.id); RETURN NULL; END"
"""The trigger function of an answer that has no history row of its own."""

FUNCTIONS = (*BASE, *IDENTITY, *SIGHT, *PORTAL, *WRITING, *PEOPLE)
"""In the order in which they can be made."""
