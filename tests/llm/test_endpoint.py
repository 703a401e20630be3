import pytest

from companion.errors import SettingsError
from companion.llm.endpoint import OPENAI_ADDRESS, endpoint, is_loopback


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/v1", True), ("http://127.9.9.9/v1", True), ("http://localhost:1234/v1", True),
        ("http://LOCALHOST./v1", True), ("http://[::1]:8080/v1", True),
        ("https://api.openai.com/v1", False), ("http://127.0.0.1.example/v1", False), ("http://localhost.example/v1", False),
        ("http://10.0.0.7/v1", False), ("http://192.168.1.2:8080", False), ("http://0.0.0.0:8080/v1", False), ("", False),
    ],
)  # fmt: skip
def test_what_counts_as_this_machine(address: str, here: bool) -> None:
    assert is_loopback(address) is here


@pytest.mark.parametrize(
    ("model", "base_url", "provider", "name", "address"),
    [
        ("gpt-9", None, "openai", "gpt-9", OPENAI_ADDRESS),
        ("openai:gpt-9", None, "openai", "gpt-9", OPENAI_ADDRESS),
        ("llama3:8b", "http://127.0.0.1:1/v1/", "openai", "llama3:8b", "http://127.0.0.1:1/v1"),
        ("mistral:7b", "http://127.0.0.1:1/v1", "openai", "mistral:7b", "http://127.0.0.1:1/v1"),
        ("org/model-x", "https://models.example/v1", "openai", "org/model-x", "https://models.example/v1"),
    ],
)
def test_which_model_where(model: str, base_url: str | None, provider: str, name: str, address: str) -> None:
    found = endpoint(model, base_url=base_url, api_key=None, timeout_seconds=30)
    assert (found.provider, found.model, found.address) == (provider, name, address)


@pytest.mark.parametrize(
    ("model", "base_url", "said"),
    [
        ("nobody:model", None, "langchain-nobody"),
        ("m", "models.example", "no web address"),
        ("m", "ftp://models.example", "no web address"),
        ("m", "https://me:secret@models.example/v1", "password"),
    ],
)
def test_what_cannot_be_a_model_is_said(model: str, base_url: str | None, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as raised:
        endpoint(model, base_url=base_url, api_key=None, timeout_seconds=30)
    assert "secret" not in str(raised.value)


def test_the_default_address_is_not_this_machine() -> None:
    assert not endpoint("m", base_url=None, api_key=None, timeout_seconds=30).is_here
