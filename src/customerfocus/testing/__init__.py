"""For integrators: Hypothesis strategies for every type, and a kit of checks for adapters. The only place that knows Hypothesis."""

from customerfocus.testing.repositories import (
    CHECKS,
    CheckResult,
    Outcome,
    Report,
    RepositoryCheck,
    RepositoryContract,
    StorageCapability,
    repository_machine,
    verify_async_repository,
    verify_repository,
)

__all__ = [
    "CHECKS",
    "CheckResult",
    "Outcome",
    "Report",
    "RepositoryCheck",
    "RepositoryContract",
    "StorageCapability",
    "repository_machine",
    "verify_async_repository",
    "verify_repository",
]
