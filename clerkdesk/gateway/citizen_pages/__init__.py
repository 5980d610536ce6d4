"""The citizens' own pages: sign in, apply step by step, follow, add what the office asks for,
print.

Addresses and forms only; what is allowed is decided by ``usecases.portal``, in the name of the
citizen whom the provider has authenticated.
"""
