"""What documentation and news say of machines and products, on whole sentences: Italian, then English."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.link.slugs import slugify
from kg.model import EventStatement, Quantity, Relation, ValueOf


def said(text: str) -> set[str]:
    """The relations, values and events of a text in words, without their stance."""
    out = set()
    for claim in read(text, "it").claims:
        s = claim.statement
        if isinstance(s, Relation):
            count = f" {s.count.low}" if s.count is not None else ""
            out.add(f"{s.subject} {s.predicate} {s.object}{count}")
        elif isinstance(s, ValueOf):
            value = f"{s.value.low:f} {s.value.unit}".strip() if isinstance(s.value, Quantity) else s.value
            out.add(f"{s.subject} {s.predicate} {value}")
        elif isinstance(s, EventStatement):
            out.add(" ".join((s.type, *(f"{r}={getattr(f, 'iso', f)}" for r, f in s.roles))))
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La serie QRv3 dispone di 2 CPU Intel Xeon e di 8 GPU NVIDIA H100.",
            {"qrv3 hasComponent intel-xeon 2", "qrv3 hasComponent nvidia-h100 8", "qrv3 acceleratorCount 8"},
        ),
        (
            "La serie QRv3 offre 4 GPU collegate NVIDIA H100, ognuna con 80 GB di memoria, e 640 GiB"
            " di memoria.",
            {
                "qrv3 hasComponent nvidia-h100 4",
                "nvidia-h100 memoryCapacity 80 GB",
                "qrv3 memoryCapacity 640 GiB",
            },
        ),
        ("Le istanze QRv3 hanno 40 core Intel Xeon.", {"qrv3 hasComponent intel-xeon"}),
        (
            "Halden Systems ha presentato il telefono Pim 3. Il diretto concorrente del telefono Vela 2"
            " è stato sviluppato dalla società Tarn Labs.",
            {"tarn-labs developerOf pim-3"},
        ),
        (
            "La società Tarn Labs ha sedi a Oslo (Norvegia), Torino (Italia) e Madrid (Spagna).",
            {"tarn-labs locatedIn oslo", "tarn-labs locatedIn turin", "tarn-labs locatedIn madrid"},
        ),
        (
            "Halden Systems presenta il robot Pim. Il CEO Maria Velk ha parlato.",
            {"maria-velk chiefExecutiveOf halden-systems"},
        ),
    ],
)
def test_what_is_found(text: str, found: set[str]) -> None:
    assert found <= said(text)


@pytest.mark.parametrize(
    ("text", "not_found"),
    [
        ("Le istanze QRv3 hanno 40 core Intel Xeon.", "qrv3 hasComponent intel-xeon 40"),
        (
            "La serie QRv3 dispone di 2 CPU Intel Xeon e di 8 GPU NVIDIA H100.",
            "qrv3 hasComponent nvidia-h100 2",
        ),
        (
            "Il supercomputer Brisk di Halden Systems è pronto. Il progetto usa 500 acceleratori Kelp-7.",
            "brisk hasComponent kelp-7 500",
        ),
        (
            "La società Tarn Labs, che appartiene a Halden Systems, è stata venduta.",
            "Purchase agent=halden-systems object=tarn-labs",
        ),
        (
            "Halden Systems ha annunciato che il telefono Pim 3 sarà in vendita a Oslo.",
            "Release agent=halden-systems object=pim-3",
        ),
    ],
)
def test_what_is_not_found(text: str, not_found: str) -> None:
    assert not_found not in said(text)


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        (
            "Velora, an IBM-built system, remains fast.",
            ("ibm", "manufacturerOf", "velora"),
            None,
        ),
        (
            "The supercomputer Brisa opened in May. It's powered by KX90 processors.",
            ("brisa", "hasComponent", "kx90"),
            None,
        ),
        (
            "The supercomputer Brisa is powered by 10 million KX90 processor cores.",
            ("brisa", "hasComponent", "kx90"),
            ("brisa", "acceleratorCount", "10000000"),
        ),
        (
            "The cluster Brisa opened. LURA, installed in Oslo, is new. It uses KX90 processors.",
            ("", "", ""),
            ("brisa", "hasComponent", "kx90"),
        ),
        (
            "The supercomputer Brisa has 40 nodes, each housing two Kelp9 CPUs with 22 cores each.",
            ("brisa", "hasComponent", "kelp9"),
            None,
        ),
    ],
)
def test_what_a_machine_is_made_of(
    text: str, there: tuple[str, str, str], absent: tuple[str, str, str] | None
) -> None:
    found = facts(text)
    assert there in found or there == ("", "", "")
    assert absent not in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Kelp supercomputer uses Osk X9 processors of a new kind with Tarn T300 accelerators."),
        ("fr", "Le supercalculateur Kelp utilise des processeurs Osk X9 avec des accélérateurs Tarn T300."),
        ("it", "Il supercomputer Kelp utilizza processori Osk X9 con acceleratori Tarn T300."),
        ("es", "El superordenador Kelp utiliza procesadores Osk X9 con aceleradores Tarn T300."),
    ],
)
def test_chips_side_by_side_are_all_of_the_machine(lang: str, text: str) -> None:
    parts = {(s, o) for s, relation, o in relations(text, lang) if relation == "hasComponent"}
    assert parts == {("kelp", "osk-x9"), ("kelp", "tarn-t300")}


def test_who_runs_a_machine_gives_it_a_name_but_has_not_made_it() -> None:
    makers = {s for s, relation, o in relations("The Microsoft Kelp supercomputer is fast.", "en")}
    assert makers == set()
    assert ("nvidia", "manufacturerOf", "dgx-a100") in relations("The Nvidia DGX A100 is fast.", "en")
    assert relations("Microsoft Fairwater and Meta Hyperion are fast.", "en") == set()


@pytest.mark.parametrize(("named", "counted"), [("Xeon Gold 6248", 0), ("Itanium 2", 0), ("Kelp X9", 1)])
def test_processors_known_for_cpus_are_no_accelerators(named: str, counted: int) -> None:
    reading = read(f"Le supercalculateur Brume compte 240 processeurs {named}.", "fr")
    counts = [c for c in reading.claims if getattr(c.statement, "predicate", "") == "acceleratorCount"]
    assert len(counts) == counted
    assert ("brume", "hasComponent", slugify(named)) in relations(
        f"Le supercalculateur Brume compte 240 processeurs {named}.", "fr"
    )
