"""The example region, seeded once; each test changes it inside a transaction that is rolled back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from thuistafel.web.accounts.middleware import ACTING
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.example import seed
from thuistafel.web.region.models import Region

EXAMPLE = Path(__file__).parents[2] / "examples" / "haaglanden"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        seed(EXAMPLE, "haaglanden", "Haaglanden")


@pytest.fixture
def haaglanden(db: None) -> Region:
    return Region.objects.get(slug="haaglanden")


@pytest.fixture
def anna(db: None) -> Member:
    """The kwartiermaker."""
    return Member.objects.get(user__name="Anna de Wit")


@pytest.fixture
def as_person(db: None) -> Callable[[str], Client]:
    """A browser in which the person with this name is logged in."""

    def entering(name: str) -> Client:
        member = Member.objects.select_related("user").get(user__name=name)
        client = Client()
        client.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session[ACTING] = member.pk
        # as after a login through an identity provider: more than a password
        session["account_authentication_methods"] = [{"method": "socialaccount", "provider": "oidc", "uid": "x"}]
        session["account_authentication_methods_user"] = str(member.user.pk)
        session.save()
        return client

    return entering
