"""Settings of a sandbox: nothing comes from the environment or `.env`, so no real token is ever used."""

from pydantic import ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.messages import K
from bot.sandbox.standin.world import BOT_TOKEN
from bot.settings import BadSetting, Settings


class SandboxSettings(Settings):
    """What the sandbox itself chooses, and nothing else."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read only what `sandbox_settings` gives."""
        return (init_settings,)

    def proxy_address(self) -> None:
        """Use no proxy: the stand-in is on this machine."""


def sandbox_settings(api_url: str, database_url: str) -> SandboxSettings:
    """Return settings for the stand-in at `api_url`; raise `BadSetting` for the address of the database."""
    try:
        return SandboxSettings.model_validate(
            {"token": BOT_TOKEN, "api_url": api_url, "database_url": database_url}
        )
    except ValidationError:
        raise BadSetting(K("ajuste.database_url.formato"), nome="--banco") from None
