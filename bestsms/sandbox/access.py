"""Who may see and change a record of the address book."""

from __future__ import annotations

from bestsms.sandbox.settings import User
from bestsms.sandbox.store import Row

__all__ = ["may", "visible"]


def may(user: User, level: str | None, owner: Row | User) -> bool:
    """Whether a level (Account, SubAccount, Department or No) lets a user in; the owner always is."""
    key, sub_account, department = _place(owner)
    if key == user.Owner or level == "Account":
        return True
    same = user.SubAccount == sub_account
    return same and (level == "SubAccount" or (level == "Department" and user.Department == department))


def visible(user: User, sub_account: str, department: str) -> tuple[str, tuple[str, ...]]:
    """Return the condition for the records that a user may see, and its values; names are those of the columns."""
    condition = (
        f"(owner = ? OR view_by = 'Account' OR ({sub_account} = ? AND (view_by = 'SubAccount' "
        f"OR (view_by = 'Department' AND {department} = ?))))"
    )
    return condition, (user.Owner, user.SubAccount, user.Department)


def _place(owner: Row | User) -> tuple[str, str, str]:
    if isinstance(owner, User):
        return owner.Owner, owner.SubAccount, owner.Department
    is_group = "owner_sub_account" in owner.keys()  # noqa: SIM118  # a Row holds values, not names
    prefix = "owner_" if is_group else ""
    return owner["owner"], owner[f"{prefix}sub_account"], owner[f"{prefix}department"]
