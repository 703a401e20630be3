"""Figures of texts in other languages, in digits and in words."""

import pytest

from companion.domain.outreach.figures_abroad import figures


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("de", "achtundvierzig Kisten, dreihundertsieben, ein Mal, vier oder fünf", ["48", "307", "4", "5"]),
        ("de", "8.300 Begriffe seit dem 7. Mai 2019", ["8300", "7", "2019"]),
        ("es", "treinta y seis cajas, quinientas dos, dos mil veinte", ["36", "502", "2020"]),
        ("fr", "soixante-quatorze, quatre-vingt-onze, dix-huit, trois cent six, 1 200", ["74", "91", "18", "306", "1200"]),
        ("fr", "un four neuf, et 4,3 sur 5", ["4.3", "5"]),
        ("it", "ventuno, cinquantotto, trecentododici; tu sei qui", ["21", "58", "312"]),
        ("pt", "vinte e sete, duzentos e oito, uma vez", ["27", "208"]),
        ("it", "Mila ha parlato con duemila persone, mille grazie", ["2000"]),
        ("de", "gib acht, in acht Wochen haben acht Leute sich in acht genommen", ["8", "8"]),
        ("es", "mil gracias por las mil cajas", ["1000"]),
        ("nl", "zevenenzestig, driehonderdtwaalf", ["67", "312"]),
    ],
)
def test_figures(code: str, text: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(code, text)] == values
