"""Production settings: nothing that Django's own deployment check would criticise, no secret."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.core.management import call_command
from pytest_django import Settings

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "DJANGO_SETTINGS_MODULE": "normsforum.settings.production",
    "SECRET_KEY": "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "DATABASE_URL": "postgres://norms@database/norms",
    "REDIS_URL": "redis://valkey/0",
    "ALLOWED_HOSTS": "norms.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://norms.example.org",
    "SITE_URL": "https://norms.example.org",
}


def manage(*arguments: str, **changes: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in {**ENVIRONMENT, **changes}.items() if value}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_finds_nothing() -> None:
    checked = manage("check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


def test_production_does_not_start_without_its_secret() -> None:
    refused = manage("check", SECRET_KEY="")
    assert refused.returncode != 0
    assert "SECRET_KEY" in refused.stderr


def test_production_does_not_start_without_its_database() -> None:
    refused = manage("check", DATABASE_URL="")
    assert refused.returncode != 0
    assert "DATABASE_URL" in refused.stderr


def test_static_files_are_gathered_under_names_that_change_with_their_content(
    tmp_path: Path, settings: Settings
) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    named = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    changed = [name for name, hashed in named.items() if name != hashed]
    assert "css/tokens.css" in changed
    assert all((tmp_path / hashed).exists() for hashed in named.values())
