"""The shape of a function on PostgreSQL, and what many of them say."""

from dataclasses import dataclass

from clerkdesk.store.guard.groups import GROUPS, OWNER, READER, SCHEMA

ASK = "SELECT * INTO self FROM cd_self();"
"""At the beginning of a function with more than one question about who is logged in: one look for
all of them, into ``self record``.
"""
IN_SCOPE = """
    a.organisation_id = self.organisation
    AND COALESCE(a.department_id = ANY (self.departments), true)
    AND COALESCE(a.service = ANY (self.services), true)
"""
"""Of ``application a``, behind ``ASK``."""
REGISTERED = "(a.registered_by = self.id AND a.status = 'new')"
"""Who wrote it down at the counter sees it until somebody has taken it."""

KEPT_PLAN = (
    "SET plan_cache_mode = force_generic_plan SET enable_mergejoin = off SET enable_hashjoin = off"
)
"""Settings of a function of few rows at a time: planned once a session, and row by row by their
keys. A plan that was made before the values are known would else go through whole tables.
"""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of ours with the right to call it."""

    name: str
    arguments: str
    """As SQL writes them, "name type, name type"; "" for none."""
    returns: str
    """"": a procedure."""
    body: str
    grantees: tuple[str, ...] = (*GROUPS, READER)
    """Who may call it; (): the owner's other functions alone."""
    language: str = "plpgsql"
    volatility: str = "STABLE"
    definer: bool = True
    """Runs with its owner's rights; else with the caller's, who then needs them."""
    owner: str = OWNER
    """The reader's are bound by row-level security, which judges the person."""
    settings: str = ""
    """More of its own settings than the search path, as CREATE FUNCTION has them."""
    until_end: bool = False
    """What the programs of the version before call: it goes when the overlap ends."""

    @property
    def is_procedure(self) -> bool:
        """It is called by itself, and ends transactions; it never has its owner's rights."""
        return not self.returns

    @property
    def signature(self) -> str:
        """The name and the arguments' types, which tell it from others of its name."""
        types = [
            argument.strip().removeprefix("INOUT ").split(" ", 1)[1]
            for argument in self.arguments.split(",")
            if argument.strip()
        ]
        return f"{self.name}({', '.join(types)})"

    def statement(self) -> str:
        """CREATE OR REPLACE FUNCTION; who may call it is granted apart."""
        rights = f"SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp" if self.definer else ""
        if self.is_procedure:
            return f"""
                CREATE OR REPLACE PROCEDURE {self.name}({self.arguments})
                LANGUAGE {self.language}
                AS $cd${self.body}$cd$
            """
        return f"""
            CREATE OR REPLACE FUNCTION {self.name}({self.arguments}) RETURNS {self.returns}
            LANGUAGE {self.language} {self.volatility} {rights} {self.settings}
            AS $cd${self.body}$cd$
        """


def refuse(code: str) -> str:
    """The statement that ends a function with the sentence of this code."""
    return f"RAISE EXCEPTION '{code}' USING ERRCODE = '{code}';"


def query(statement: str, *parameters: str) -> str:
    """A statement of ``guard.sql`` inside a function: its named parameters are the function's, by
    their number, and its texts have PostgreSQL's own type.
    """
    for number, name in enumerate(parameters, start=1):
        statement = statement.replace(f":{name}", f"${number}")
    return statement.replace("/*text*/", "::text")
