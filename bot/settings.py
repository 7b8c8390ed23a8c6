"""Settings of an installation: `PONTOFOCAL_*` in the environment or in a `.env` file."""

import os
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.messages import K, Message, Param

PREFIX = "PONTOFOCAL_"
SCHEMES = ("sqlite", "postgresql")
LEVELS = "^(DEBUG|INFO|WARNING|ERROR)$"


class BadSetting(ValueError):
    """A setting is missing or cannot be used; `problem` is the one line that ends the start."""

    def __init__(self, key: K, **params: Param) -> None:
        super().__init__(key)
        self.problem = Message(key, params)


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValueError(name) from unknown
    return name


def _database_url(url: str) -> str:
    if urlsplit(url).scheme not in SCHEMES:
        raise ValueError("scheme")
    return url


def _web_address(url: str) -> str:
    if url and urlsplit(url).scheme not in ("http", "https"):
        raise ValueError("scheme")
    return url.rstrip("/")


def _existing_file(path: str) -> str:
    if path and not Path(path).is_file():
        raise ValueError("missing file")
    return path


def default_database() -> str:
    """Return the address of the SQLite file in the user's data folder."""
    return f"sqlite:///{user_data_path('pontofocal', appauthor=False) / 'pontofocal.sqlite3'}"


WebAddress = Annotated[str, AfterValidator(_web_address)]
ExistingFile = Annotated[str, AfterValidator(_existing_file)]


class Settings(BaseSettings):
    """What an installation chooses. Build it with `load`, which explains what is wrong."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    token: SecretStr = SecretStr("")
    token_file: ExistingFile = ""
    api_url: WebAddress = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(default_factory=default_database)
    webhook_url: WebAddress = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: Annotated[str, StringConstraints(pattern=r"^[\w.:\-\[\]]*:\d{1,5}$")] = "127.0.0.1:8080"
    metricas: Annotated[int, Field(ge=0, le=65535)] = 0
    proxy: WebAddress = ""
    ca_bundle: ExistingFile = ""
    fuso: Annotated[str, AfterValidator(_time_zone)] = "America/Sao_Paulo"
    log_level: Annotated[str, StringConstraints(to_upper=True, pattern=LEVELS)] = "INFO"
    envios_por_segundo: Annotated[int, Field(ge=1, le=1000)] = 30

    def bot_token(self) -> str:
        """Return the token, from the setting or from the file; raise `BadSetting` when there is none."""
        token = self.token.get_secret_value() or self._token_from_file()
        number, _, secret = token.partition(":")
        if not token:
            raise BadSetting(K("ajuste.token.falta"))
        if not number.isdecimal() or len(secret) < 20 or not token.isprintable() or "/" in token:
            raise BadSetting(K("ajuste.token.formato"))
        return token

    def proxy_address(self) -> str | None:
        """Return the proxy for calls to Telegram, or None."""
        return self.proxy or os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy") or None

    def webhook_secrets(self) -> str:
        """Return the secret of the webhook; raise `BadSetting` when it is missing or too short."""
        secret = self.webhook_secret.get_secret_value()
        if len(secret) < 16 or not secret.replace("-", "").replace("_", "").isalnum():
            raise BadSetting(K("ajuste.webhook_secret.formato"))
        return secret

    def listen_at(self) -> tuple[str, int]:
        """Return the host and port where the webhook listens."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]") or "127.0.0.1", int(port)

    def _token_from_file(self) -> str:
        return Path(self.token_file).read_text(encoding="utf-8").strip() if self.token_file else ""


def load(**given: Any) -> Settings:
    """Return the settings of the environment, `given` ones first; raise `BadSetting` for a bad one."""
    try:
        return Settings(**given)
    except ValidationError as problem:
        name = str(problem.errors()[0]["loc"][0])
        raise BadSetting(K(f"ajuste.{name}.formato"), nome=PREFIX + name.upper()) from None
