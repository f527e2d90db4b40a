"""The same customers list as a Django REST Framework server: model, serializer, numbered pages with a count, token.

Run as ``python -m tests.benchmarks.drf_server FILE`` on a copy of our server's database, same rows and indexes; one
process of uvicorn like the others. It has everything its own manual recommends for speed and leaves out what a real one
would carry: no middleware but the one that tells the length of an answer, JSON only, one connection kept open.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="only-for-this-benchmark",
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "rest_framework.authtoken"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1], "CONN_MAX_AGE": None}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    TIME_ZONE="UTC",
    USE_I18N=False,
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.handlers.asgi import ASGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import models  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, pagination, serializers  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402

from embedded_server.features.accounts.countries import COUNTRIES  # noqa: E402
from embedded_server.features.customers.models import CUSTOMER_OFFSET  # noqa: E402
from tests.benchmarks.list_load import serve  # noqa: E402


class Customer(models.Model):
    """The columns the list shows, of a table that is already there."""

    partner_id = models.BigIntegerField()
    blocked = models.BooleanField()
    date_added = models.DateTimeField()
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100, null=True)
    email = models.CharField(max_length=254)
    phone = models.CharField(max_length=40)
    country = models.CharField(max_length=2, null=True)

    class Meta:
        """Where the rows are."""

        app_label = "benchmark"
        managed = False
        db_table = "customers"


class CustomerSerializer(serializers.ModelSerializer):
    """The ten fields of our page."""

    customer = serializers.SerializerMethodField()
    country_name = serializers.SerializerMethodField()
    formatted_date_added = serializers.DateTimeField(source="date_added", format="%m/%d/%Y %H:%M")

    class Meta:
        """Fields in the order of the wire."""

        model = Customer
        fields = (
            *("id", "customer", "blocked", "date_added", "first_name", "last_name", "email", "phone"),
            *("country_name", "formatted_date_added"),
        )

    def get_customer(self, row: Customer) -> int:
        """The other number of a customer."""
        return int(row.pk) + CUSTOMER_OFFSET

    def get_country_name(self, row: Customer) -> str | None:
        """The country in words."""
        return COUNTRIES.get(row.country) if row.country else None


class NumberedPages(pagination.PageNumberPagination):
    """As the remote has them."""

    page_size = 20
    page_size_query_param = "page_size"


class CustomerList(generics.ListAPIView):
    """The list."""

    serializer_class = CustomerSerializer
    pagination_class = NumberedPages
    queryset = Customer.objects.filter(partner_id=1).order_by("-id")


urlpatterns = [path("customers/", CustomerList.as_view())]


def _signed_in() -> str:
    call_command("migrate", verbosity=0)
    user, _ = User.objects.get_or_create(username="bench")
    key: Any = Token.objects.get_or_create(user=user)[0].key
    return str(key)


if __name__ == "__main__":
    token = _signed_in()
    asyncio.run(serve(ASGIHandler(), token=token))
