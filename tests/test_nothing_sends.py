"""O26: a draft stays a draft. Nothing in the program could send one."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "companion"
SENDS = {
    "smtplib", "aiosmtplib", "imaplib", "poplib", "nntplib", "telnetlib", "ftplib", "xmpp", "slixmpp", "sleekxmpp", "slack_sdk",
    "slack", "slackclient", "twilio", "sendgrid", "mailgun", "mailjet_rest", "postmarker", "yagmail", "telegram", "telebot",
    "discord", "linkedin", "linkedin_api", "boto3", "O365", "exchangelib", "googleapiclient", "redmail", "envelopes", "emails",
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_library_for_mail_or_messages_is_imported(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name.split(".")[0] for name in named} & SENDS
