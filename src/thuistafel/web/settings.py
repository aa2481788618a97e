"""One settings file; everything that differs between a laptop and a region's server comes from the environment.

`docs/reference/instellingen.md` names every variable. Without any, this is the embedded default: SQLite in
`THUISTAFEL_DATA`, for one machine.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

import thuistafel

PACKAGE = Path(thuistafel.__file__).parent
WEB = PACKAGE / "web"
DATA = Path(os.environ.get("THUISTAFEL_DATA", "thuistafel-gegevens")).resolve()


def _flag(name: str) -> bool:
    return os.environ.get(name, "").casefold() in {"1", "ja", "true", "yes"}


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def _origin(address: str) -> str:
    """Scheme and host of an address: where a form may lead to."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _secret() -> str:
    """The key of the environment; on one machine the key in the data folder, made once and readable by its owner."""
    if given := os.environ.get("THUISTAFEL_SECRET_KEY"):
        return given
    kept = DATA / "secret.key"
    if not kept.is_file():
        DATA.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text().strip()


SECRET_KEY = _secret()
DEBUG = False
OPEN_TABLE = _flag("THUISTAFEL_OPEN_TABLE")
"""No accounts: whoever reaches the page is the local user and may play every role. Loopback only (checked)."""
BEHIND_TLS = _flag("THUISTAFEL_TLS")
TRUST_PROXY = _flag("THUISTAFEL_TRUST_PROXY")
ALLOWED_HOSTS = _list("THUISTAFEL_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if BEHIND_TLS else []

INSTALLED_APPS = [
    "thuistafel.web.site",
    "thuistafel.web.accounts",
    "thuistafel.web.region",
    "thuistafel.web.figures",
    "thuistafel.web.plans",
    "thuistafel.web.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # also for static files that lie there uncompressed
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "thuistafel.web.site.middleware.guard",
    "thuistafel.web.site.middleware.health",
    "thuistafel.web.region.kept.one_answer",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thuistafel.web.site.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "thuistafel.web.site.middleware.forms",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thuistafel.web.accounts.middleware.second_factor",
    "thuistafel.web.accounts.middleware.acting_member",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "thuistafel.web.urls"
WSGI_APPLICATION = "thuistafel.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thuistafel.web.site.context.page",
                "thuistafel.web.accounts.context.role",
            ],
            "builtins": ["thuistafel.web.site.templatetags.thuistafel", "django.templatetags.i18n"],
        },
    }
]

SQLITE_PROMISES = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA journal_size_limit=67108864;"
)
_EMBEDDED = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "thuistafel.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PROMISES},
}
_SERVER_TIMEOUTS = (
    "-c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC"
)


def _database() -> dict[str, object]:
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        DATA.mkdir(parents=True, exist_ok=True)
        return dict(_EMBEDDED)
    found: dict[str, object] = dict(dj_database_url.parse(given, conn_max_age=60, conn_health_checks=True))
    if found["ENGINE"] == "django.db.backends.postgresql":
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "options": _SERVER_TIMEOUTS, "connect_timeout": 5}  # type: ignore[dict-item]
    elif found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = _EMBEDDED["OPTIONS"]
    return found


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "thuistafel.web.accounts.adapters.InvitedOnly"
SOCIALACCOUNT_ADAPTER = "thuistafel.web.accounts.adapters.KnownPeopleOnly"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on, all others end
PASSWORD_RESET_TIMEOUT = 30 * 60
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
"""Whoever the provider vouches for by a verified address is the account with that address."""
MFA_ADAPTER = "thuistafel.web.accounts.adapters.Codes"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Thuistafel"
MFA_RECOVERY_CODES_SHOW_ONCE = True
_ISSUER = os.environ.get("THUISTAFEL_OIDC_ISSUER", "")
OIDC = os.environ.get("THUISTAFEL_OIDC_NAME", "Uw organisatie") if _ISSUER else ""
"""The name of the identity provider, '' without one."""
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": OIDC,
                "client_id": os.environ.get("THUISTAFEL_OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("THUISTAFEL_OIDC_SECRET", ""),
                "settings": {"server_url": _ISSUER},
            }
        ]
        if _ISSUER
        else [],
    }
}
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "thuistafel.web.accounts.axes.tried_address"
AXES_LOCKOUT_CALLABLE = "thuistafel.web.accounts.axes.locked"
AXES_CLIENT_IP_CALLABLE = "thuistafel.web.accounts.axes.place_of"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TRUST_PROXY else 0
"""Tries are counted per place: behind a proxy that is the address it saw, not what was written before it."""
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "site_cache"}}
"""Shared by all processes: a code of the second factor works once, and tries are counted together."""
SESSION_COOKIE_NAME = "__Host-thuistafel" if BEHIND_TLS else "thuistafel"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if BEHIND_TLS else "csrf"
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "thuistafel.web.site.errors.expired"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([_origin(_ISSUER)] if _ISSUER else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 60
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
SECURITY_CONTACT = os.environ.get("THUISTAFEL_SECURITY_CONTACT", "")
"""Where a leak is reported: `mailto:…` or `https://…`; '' says nothing."""
HIGHEST_UPLOAD = 25_000_000
"""Bytes of one request with files; more is refused before it is read."""

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = None  # files are served from where they are installed; nothing is collected
STATICFILES_DIRS = [PACKAGE / "documents" / "assets"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
THEMES = os.environ.get("THUISTAFEL_THEMES", "")
"""A folder with `thema.css` and, per municipality, `<cbs_code>.css`: their own tokens over ours."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
WORK: dict[str, str] = {"read": "thuistafel.web.figures.tasks.read"}
"""Each kind of long work and the function that does it (`site.jobs.Work`)."""
SENDERS = {
    "mail": "thuistafel.web.site.outbox.send_mail",
    "webhook": "thuistafel.web.api.sending.send_webhook",
}
"""Each kind of message and the function that sends one."""
ROUNDS = ("thuistafel.web.api.actions.announce",)
"""What the worker does each round before messages go out."""
WEBHOOKS_INSIDE: tuple[str, ...] = ()
"""Networks that messages about changes may go to although they are inside: for tests of this program and never else."""
API_PER_MINUTE = max(int(os.environ.get("THUISTAFEL_API_PER_MINUTE", "120")), 1)
API_AT_ONCE = 60
"""So many questions a key may ask in a minute, and at once after a silence."""

EMAIL_BACKEND = os.environ.get("THUISTAFEL_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("THUISTAFEL_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("THUISTAFEL_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("THUISTAFEL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("THUISTAFEL_SMTP_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
DEFAULT_FROM_EMAIL = os.environ.get("THUISTAFEL_FROM", "thuistafel@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("THUISTAFEL_LOG", "WARNING")},
}
SILENCED_SYSTEM_CHECKS = ["models.W036", "axes.W003"]
