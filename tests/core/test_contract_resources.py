"""Resources point at declared operations and at their own fields."""

from __future__ import annotations

import pytest

from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS, OfflinePolicy, operation
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES, Resource
from tiknet_desktop.domain.permissions import STARTING_ROLES, Permission, permission_of


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_a_resource_names_existing_operations_and_fields(resource: Resource) -> None:
    for operation_id in resource.lists:
        assert operation(operation_id).policy is OfflinePolicy.READ
    for name in (resource.key, resource.path_key, *resource.natural_key):
        assert resource.field(name).name == name
    assert len({field.name for field in resource.fields}) == len(resource.fields)
    with pytest.raises(KeyError):
        resource.field("no such field")


def test_a_secret_field_is_neither_searched_nor_sorted() -> None:
    for resource in RESOURCES:
        for field in resource.fields:
            assert not (field.secret and (field.search or field.sort)), f"{resource.name}.{field.name}"


def test_documents_are_read_operations() -> None:
    for document in DOCUMENTS:
        assert operation(document.operation).policy is OfflinePolicy.READ


def test_operation_ids_are_unique_and_reads_change_nothing() -> None:
    ids = [declared.id for declared in (*OPERATIONS, *EXTENSIONS)]
    assert len(set(ids)) == len(ids)
    for declared in OPERATIONS:
        if declared.policy is OfflinePolicy.READ:
            assert not declared.changes


def test_starting_roles_hold_the_observed_numbers() -> None:
    numbers = {name: sorted(right.number for right in rights) for name, rights in STARTING_ROLES.items()}
    assert numbers["Administrator"] == list(range(1, 14))
    assert numbers["Manager"] == [3, 4, 7, 8, 10, 11, 12]
    assert numbers["Worker"] == [3, 10]
    assert permission_of("setting-access") is permission_of(9) is Permission.SETTING_ACCESS
    with pytest.raises(LookupError):
        permission_of("everything")
