"""The tables that revision 0002 makes. As every revision they stay as they are: a change is a new
revision.
"""
