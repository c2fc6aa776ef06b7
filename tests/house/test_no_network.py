"""Who of ours may listen or connect: the offline promise of the README."""

import ast
from pathlib import Path

import inspector_app
from tests.house.source import modules, nodes

PACKAGE = Path(inspector_app.__file__).parent

SPEAKING = {
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc",
    "asyncio", "requests", "httpx", "aiohttp", "psycopg",
}  # fmt: skip
SILENT = {"urllib.parse"}
QT = {"QTcpSocket", "QTcpServer", "QUdpSocket", "QSslSocket", "QNetworkAccessManager", "QWebSocket", "QLocalServer"}
ALLOWED = {
    "cable.py": "what the addresses on a cable are",
    "direct_line.py": "两机直连, while a person waits for it",
    "database.py": "the server of an office's merged database",
    "departure.py": "a pair of sockets within the process",
    "single.py": "the window of the same store on this machine",
}


def speaking(path) -> set[str]:
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names if each.name not in SILENT} & SPEAKING
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module not in SILENT:
            found |= {(node.module or "").partition(".")[0]} & SPEAKING
            found |= {each.name for each in node.names} & QT
    return found


def test_nothing_listens_or_connects_but_what_the_readme_tells():
    assert {path.name for path in modules(PACKAGE) if speaking(path)} == set(ALLOWED)
