"""Addresses of the pages about figures and their sources, under `/regio/<slug>/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
