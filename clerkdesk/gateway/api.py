"""Where GatewayDependencies and ``make`` lay before they had modules of their own."""

from clerkdesk.gateway.application import make as make
from clerkdesk.gateway.service import GatewayDependencies as GatewayDependencies
