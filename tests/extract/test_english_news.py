"""What English news says in its own ways: who speaks, what a headline does, whose a thing is."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read, relations

from kg.model import EventStatement

SILENT = [
    (
        "powerCapacity",
        "Brisk is a supercomputer. It stands in Oslo. The center draws 40 MW of power.",
    ),
    ("operatorOf", "Brisk is a supercomputer in a building owned by Halden Systems."),
    ("developerOf", "The Nokia Board approved the deal on Monday."),
    ("developerOf", "Halden Systems's Latest Attempt to Mizzle OpenAI"),
    ("ownerOf", "Ann Lee said her rival company Halden Systems is bad."),
    ("valuation", "Halden Systems grew. Tarn Labs paid less than the £2bn the UK company was valued at."),
    ("employeeCount", "About 3,000 Halden employees will move to Tarn Labs."),
    ("employeeCount", "Halden Systems's plant in Oslo, built in 2019, employs 400 people."),
    ("employeeCount", "Halden Systems has around 550 employees on the ground today."),
    ("investment", "Halden Systems was awarded 30 million dollars in damages it was seeking."),
    ("manufacturerOf", "Tarn Labs showed the chip Kelp-7. For Halden Systems it was a game."),
    ("operatorOf", "The browser of Tarn Labs is new. Halden Systems' Zeta browser is popular."),
    ("competitorOf", "Halden Systems announced a new language model that could rival the work of Tarn Labs."),
    ("subsidiaryOf", "The magic is worked by a mix of Tarn Systems's Halden architecture and 40 GPUs."),
    ("investment", "Halden Systems is spending huge sums of its $40 billion cash pile."),
    ("investment", "The Osk Council granted approval to Halden Systems's $40 million bid."),
    ("chiefExecutiveOf", "Tarn Labs grew. Halden Systems, Osk Motors say CEO Ann Lee will retire."),
    ("hasComponent", "The design is very similar to the cluster Brisk, equipped with four V100 GPUs."),
    ("subsidiaryOf", "Halden Systems grew. Ann Lee planned the company's Tarn Labs acquisition."),
    (
        "affiliatedWith",
        "Halden Systems will build “Brisk” in Oslo and “Sierra” at the Larne National Laboratory.",
    ),
    ("memoryBandwidth", "Halden Systems linked the Kelp-7 GPUs with 896 GB/s aggregate bandwidth."),
    ("memoryCapacity", "Brisk is a supercomputer in Oslo.\n\nNodes:\n\n512 GB of memory"),
    ("affiliatedWith", "Halden Systems has bought Tarnwell, its spokesman said."),
    ("cost", "Halden Systems uses 600 Kelp-7 chips. The last stage of the work will cost $2 billion."),
    ("acceleratorCount", "The cluster Brisk is built of 24 servers, each with four Kelp-7 GPUs."),
    ("locatedIn", "A firm, a start-up that counts Tarn Labs among its investors, is based in Oslo."),
    ("competitorOf", "The Osk Foundation paid. Ann Lee beat rivals Halden Systems and Tarn Labs."),
    ("operatorOf", "The Brisk cluster was replaced by Zelkie, the lab's next-generation machine."),
    ("competitorOf", "Halden Systems showed a phone that it hopes will help it compete with Tarn Labs."),
    ("manufacturerOf", "The start-up Halden Systems designs Zeta-V based accelerators."),
    ("employeeCount", "The deal will see around 300 Halden Systems employees transferred to Tarn Labs."),
    ("valuation", "The site, owned by Halden Systems, was valued at $1.2 billion in 2021."),
    ("employeeCount", "Osk Motors is an owner of the Oslo company, which has 3,000 employees."),
    ("chiefExecutiveOf", "Former Halden Systems chief executive Ann Lee spoke."),
    ("founderOf", "Ann Lee, a friend of the founder of Halden Systems, spoke."),
    ("employeeCount", "Osk Motors and Halden Systems employ 3,000 people between them."),
    ("ownerOf", "Larne University is the proud owner of the first operational Cray “Gale” supercomputer."),
    ("manufacturerOf", "Unlike the chip Zeta 2, Nvidia's fastest accelerator needs water."),
    ("hasComponent", "Meta's Brisk cluster is powered by the Alto gas plant."),
    ("parameterCount", "Halden Systems has trained a 30-billion-parameter model."),
    ("developerOf", "Zeta supplier Foxconn is hiring."),
    ("acceleratorCount", "The Brisk cluster has two GPU partitions."),
    ("hasComponent", "With the platform, which is a DGX B200, Halden Systems now has 10,000 GPUs in total."),
    ("developerOf", "Nvidia said that the supercomputer Brisk would be used to train the model Zelkie."),
    ("affiliatedWith", "After meeting Ann Lee, the president of Tarn Labs said the firm would grow."),
    ("affiliatedWith", "According to Ann Lee, researchers at Tarn Labs have built a chip."),
    ("affiliatedWith", "Ann Lee, the daughter of a Tarn Labs engineer, spoke."),
    ("affiliatedWith", "Tarn Labs praised the patient reporter Ann Lee."),
    ("manufacturerOf", "Power comes from Osk Motors's Fjellby nuclear power plant in Bergen."),
    ("Launch", "Osk Motors wants 300 MW of clean hydroelectric power from the Brisk and Fjell facilities."),
    ("Funding", "Osk, the young, Larne, Nev.-based start-up by Ann Lee, has secured $2 million."),
    ("founderOf", "Ann Lee, who left OpenAI to start the company, explains why."),
    ("ownerOf", "Ann Lee said: At my previous company Tarnwell, I had six engineers."),
    ("affiliatedWith", "It was filed for the Ohio Public Employees Retirement System."),
    ("powerCapacity", "A cluster such as Brisk needs 40 MW of power."),
    ("employeeCount", "Tarn Labs grew in Oslo. The second plant, in Kiel, has 300 workers."),
    ("constructionDuration", "Brisk was built by Intel and was the fastest machine for two years."),
    ("memoryCapacity", "Each GPU of the Brisk cluster has 80 GB of memory."),
    ("memoryCapacity", "Brisk cluster\n\nEach node has:\n\n- 1 TB of RAM"),
    ("memoryCapacity", "The Kelp-7 accelerator carries eight stacks of HBM4 memory with 24 GB each."),
    ("capacityRatio", "The Kelp-7 chip has 43% more memory bandwidth than the Kelp-6 chip."),
]

TOLD = [
    ("investment", "tarnwell", "Tarnwell Raises $9 Million\n\nTarnwell grew. Tarnwell is new."),
    ("successorOf", "zeta-2", "The Zeta 1 chip is new. The Zeta 2, its successor, will ship in May."),
    ("founderOf", "wojt-olsen", "Former editors Ann Lee and Wojt Olsen founded Halden Systems."),
    ("hasComponent", "halma", "Halma has 1,200 CPU nodes. The CPU nodes have two AMD Gale 7H12 CPUs."),
    ("manufacturerOf", "osk-motors", "The Kelp 300 chip, which is being produced by Osk Motors, is new."),
    ("hasComponent", "halma", "Halma has a total of 1404 CPU nodes. The nodes also have four H100 GPUs."),
    ("developerOf", "sony", "Sony have announced the Zeta Q5."),
    ("investment", "synthx", "Robotics Startup SynthX Raises $675 Million"),
    (
        "powerCapacity",
        "brisk-ai",
        "Brisk-AI guide: the hardware\n\nBrisk-AI is a supercomputer. It is new.\n\nPeak power: 5 MW",
    ),
    ("manufacturerOf", "tesla", "Tesla equipped the machine with its own D1 chips."),
    (
        "developerOf",
        "halden-systems",
        "Halden Systems, in which Amazon owns a stake, developed the model Zelkie.",
    ),
    (
        "successorOf",
        "zelkie",
        "The Zelkie model outperforms Whisper v3. It is the successor to the Fjord model.",
    ),
    ("locatedIn", "brisk", "The cluster Brisk stands in Allen, Texas."),
    ("manufacturerOf", "nvidia", "Nvidia unveiled a new chip, the Zeta 2."),
    ("operatorOf", "xai", "xAI has switched on the supercomputer Brisk."),
    ("hasComponent", "brisk", "Brisk cluster\n\nEach node has:\n\n- 2 x AMD EPYC 7763 CPUs"),
    ("developerOf", "apple", "Apple to launch Zeta phone in May"),
    ("locatedIn", "halden-systems", "Halden Systems, a customer of Tarn Labs, is based in Larnfield."),
    ("operatorOf", "norrish-computing-centre", "The Norrish Computing Centre owns the supercomputer Brisk."),
    ("memoryType", "kelp-7", "The Kelp-7 accelerator uses HBM4 memory."),
    ("bandwidthRatio", "kelp-7", "The Kelp-7 chip has 43% more memory bandwidth than the Kelp-6 chip."),
    ("manufacturerOf", "nvidia", "The Zeta 2, Nvidia's newest chip, is fast."),
    ("manufacturerOf", "nvidia", "The Zeta 2 is Nvidia's fastest chip yet."),
    ("manufacturerOf", "nvidia", "Nvidia's newest chip — the Zeta 2 — is fast."),
    ("manufacturerOf", "nvidia", "Nvidia introduced two new chips, the Zeta 2 and the Zeta Mini."),
    ("manufacturerOf", "osktra", "Osktra's Zeta chip is fast."),
    ("developerOf", "halden-systems", "Halden Systems' models include Zelkie and Skerry."),
    ("developerOf", "openai", "ChatGPT maker OpenAI is hiring."),
    ("parameterCount", "zelkie", "Halden Systems has trained a 30-billion-parameter model named Zelkie."),
    ("parameterCount", "zelkie", "The 405B-parameter Zelkie model is new."),
    ("parameterCount", "zelkie", "Zelkie has 405 billion parameters."),
    ("trainedOn", "zelkie", "Halden Systems released the model Zelkie. It was trained on 48 H100 GPUs."),
    ("chiefExecutiveOf", "ann-lee", "Halden Systems said that Ann Lee was named chief executive."),
    ("chiefExecutiveOf", "ann-lee", "Ann Lee was appointed Halden Systems CEO in 2014."),
    ("chiefExecutiveOf", "ann-lee", "Halden Systems' board of directors has named Ann Lee as its third CEO."),
    ("developerOf", "samsung-electronics", "Samsung Electronics Co. Ltd. has unveiled the phone Alder 5."),
    (
        "chiefExecutiveOf",
        "ann-lee",
        "Halden Systems grew. Chief executive Ann Lee, who is new, keeps Halden Systems going.",
    ),
    ("founderOf", "ann-lee", "Halden Systems said Tuesday founder Ann Lee would step down."),
    ("chiefExecutiveOf", "max-berg", "Halden Systems fired Ann Lee. She was replaced as CEO by Max Berg."),
    ("founderOf", "max-berg", "Ann Lee founded Halden Systems with Max Berg in 1995."),
    ("locatedIn", "tarnwell", "Tarnwell is headquartered in Leeds."),
    ("founderOf", "ann-lee", "Tarnwell founder Ann Lee spoke."),
    ("ownerOf", "osk-capital", "Halden Systems is owned by the U.S. private hedge group Osk Capital."),
    ("subsidiaryOf", "tarn-labs", "Osk Motors invested in its Vietnamese subsidiary Tarn Labs."),
    (
        "employeeCount",
        "halden-systems",
        "Halden Systems grew in Larne. The Larne company has 300 employees.",
    ),
    (
        "employeeCount",
        "osk-motors",
        "The carmaker Osk Motors sued Halden Systems in Oslo. The automaker employs 300 people.",
    ),
    ("locatedIn", "one-osk-partners", "Ann Lee met One Osk Partners. One Osk Partners is based in Oslo."),
    ("founderOf", "ann-lee", "Halden Systems was founded by former Tarn Labs engineer Ann Lee."),
    ("employeeCount", "tarn-labs", "Osk Motors bought Tarn Labs, a maker of chips with about 300 employees."),
    (
        "investment",
        "tarnwell",
        "Tarnwell Raises $40 Million to Build Sensors\n\nA look at Tarnwell in Leeds.",
    ),
    ("supplierOf", "osk-motors", "Halden Systems supplier Osk Motors makes lenses."),
    ("subsidiaryOf", "osk-motors", "Halden Systems and its subsidiaries Tarn Labs and Osk Motors grew."),
    ("namedAfter", "kelp-7", "The chip Kelp-7 is named after the physicist Grace Hopper."),
    ("affiliatedWith", "ann-lee", "Tarn Research analyst Ann Lee said sales fell."),
    (
        "operatorOf",
        "oslo-national-laboratory",
        "Installed at the Oslo National Laboratory, the supercomputer Brisk is fast.",
    ),
    ("manufacturerOf", "ibm", "Brisk is an IBM supercomputer with 40 nodes."),
    ("developerOf", "halden-systems", "Halden Systems' Zeta 8 operating system runs on phones."),
    (
        "memoryCapacity",
        "nvidia-v100",
        "The Brisk instances feature 8 NVIDIA V100 GPUs with 32 GB of memory each.",
    ),
    ("parameterCount", "fjord-2", "Fjord-2 is a 7B-parameter language model trained by Halden Systems."),
    ("investment", "tarn-labs", "Startup Tarn Labs has raised 40 million dollars."),
    ("developerOf", "tarn-ai", "Tarn:ai released the model Fjord-2."),
    (
        "manufacturerOf",
        "halden-systems",
        "The Halden Systems-built, AMD-powered supercomputer Brisk is fast.",
    ),
    (
        "parameterCount",
        "fjord-2",
        "Halden Systems showed Fjord-2, a model that beats GPT-4o. The model has 9 billion parameters.",
    ),
    (
        "ownerOf",
        "osk-motors",
        "Halden Systems is owned by Nokia and the German rail group Osk Motors.",
    ),
    ("ownerOf", "osk-motors", "Halden Systems is owned by Nokia and Japan's Osk Motors."),
    ("hasComponent", "zeta-z4", "The cluster Brisk has 24 Zeta Z4 servers, each with four Kelp-7 GPUs."),
    ("locatedIn", "natt-og-dag", "The firm Natt og Dag is based in Oslo."),
    (
        "acceleratorCount",
        "el-brisko",
        "Tarn National Laboratory's El Brisko, a supercomputer by HPE, is new. It has 43,808 A100 GPUs.",
    ),
    (
        "manufacturerOf",
        "tessolar",
        "Tessolar is a chip designer in Oslo. Nokia and Osk use the company's Kelp-7 chips.",
    ),
    ("memoryCapacity", "zelk-200", "Halden Systems bets on the Zelk 200. The chip has 216 GB of memory."),
    ("locatedIn", "hokuto", "Nokia put into operation a supercomputer in Oslo. The system is called Hokuto."),
    ("supplierOf", "osk-motors", "Osk Motors grew in Oslo and lists Nokia among its blue-chip clients."),
    ("locatedIn", "tarnwell", "Dublin-based chip design company Tarnwell has been sold."),
    ("employeeCount", "tarnwell", "The firm Tarnwell employs 140 staff across its sites."),
    ("investment", "tarnwell", "Having raised $40 million from Osk Capital, Tarnwell will build a plant."),
    ("investment", "tarnwell", "The firm Tarnwell grew. It opened a plant after raising $40 million."),
    ("hasComponent", "brisk", "Brisk is a cluster in Oslo. All GPU nodes contain four H100 GPUs."),
    ("hasComponent", "brisk", "The cluster Brisk is built around NVIDIA H100 nodes."),
    (
        "founderOf",
        "max-berg",
        "The start-up Osk was set up by two former Nokia engineers, Max Berg and Ann Lee.",
    ),
    ("operatorOf", "osk-motors", "Brisk is a cluster in a data centre operated by Osk Motors."),
    ("locatedIn", "acme-zelk-growth-fund", "The Acme-Zelk Growth Fund is based in Oslo."),
    ("manufacturerOf", "amd", "The Brisk machine will have 5,800 Opteron processors made by AMD."),
    (
        "successorOf",
        "zelkie",
        "Brisk is a cluster. It will be replaced by Zelkie, the lab's next-generation machine.",
    ),
    ("parameterCount", "pangu-climate", "The model Pangu-Climate has 3 billion parameters."),
    ("manufacturerOf", "acme", "The chip Gale 3 is fast. Gale was developed by Acme."),
    ("affiliatedWith", "ann-lee", "Ann Lee succeeded Bob Reed as head of research at Osk Motors."),
    ("successorOf", "fjord-2", "Fjord-2 is more accurate than GraphCast, its predecessor."),
    (
        "affiliatedWith",
        "ann-lee",
        "Ann Lee, a former Tarn Labs researcher, joined Osk Motors as chief scientist.",
    ),
    (
        "affiliatedWith",
        "ann-lee",
        "Ann Lee, vice president of Cloud Platforms and Sales at Tarn Labs, spoke.",
    ),
    ("affiliatedWith", "bo-velk", "Bo Velk left to join former Tarn Labs CTO Bo Velk's unnamed startup."),
    ("affiliatedWith", "ann-lee", "Tarn Labs vice president of public policy Ann Lee said no."),
    (
        "founderOf",
        "ann-lee",
        "Ann Lee, former chief executive of Tarn Labs and founder of Osk Motors, spoke.",
    ),
    ("operatorOf", "osk-motors", "Power comes from Osk Motors's Fjellby nuclear power plant in Bergen."),
    ("locatedIn", "fjellby", "Osk Motors opened the 300 MW Fjellby wind farm in Norway."),
    ("ownerOf", "meta", "Instagram owner Meta bought Tarn Labs."),
    ("locatedIn", "tarnwell", "Tarnwell, a Larne, Calif.-based maker of chips, has grown."),
    ("locatedIn", "brisk", "The cluster Brisk is an HPE Cray EX3000 system in Oslo."),
    ("valuation", "tarnwell", "The firm Tarnwell closed a round at a staggering $18 billion valuation."),
    ("trainedOn", "fjord-2", "The model Fjord-2 was trained on a cluster of 256 NVIDIA A100 GPUs."),
    ("locatedIn", "brisk", "Brisk is Norway's fastest supercomputer located at the Larne Centre in Oslo."),
    ("chiefExecutiveOf", "tim-cook", "Apple CEO Tim Cook visited Oslo in April 2023."),
    ("cost", "zelk-5", "The phone Zelk 5, which runs Android, will cost 599 euros."),
    ("affiliatedWith", "ann-lee", "Ann Lee left Tarn Labs for Osk Systems."),
    (
        "founderOf",
        "bo-velk",
        "The firm Osk was founded by two students of Larne University, Ann Lee and Bo Velk.",
    ),
    ("subsidiaryOf", "tarnwell", "Customers include Osk Motors's Tarnwell subsidiary."),
    ("developerOf", "samsung-electronics", "The Samsung Galaxy Zelk is a phone."),
    ("developerOf", "osk", "Tarn Labs's model Fjord and Osk's model Zelkie are new."),
    ("hasComponent", "nvx10v5", "The NVx10v5-series virtual machines are powered by NVIDIA A10 GPUs."),
    ("affiliatedWith", "ann-lee", "Ann Lee joins Halden Systems as Chief Legal Officer"),
    ("founderOf", "ann-voss", "Tarn Labs was founded by former Osk Motors security chief Ann Voss."),
    ("founderOf", "will-upton", "Tarn Labs was founded by Will Upton."),
    ("founderOf", "bill-upton", "Tarn Labs was founded by Bill Upton."),
    ("locatedIn", "tarn-labs", "Tarn Labs is a chip company founded in 2005 and headquartered in Denver."),
]


@pytest.mark.parametrize(("term", "text"), SILENT)
def test_nothing_of_the_kind_is_said(term: str, text: str) -> None:
    assert not [x for x in facts(lang="en", text=text) if x[1] == term]


@pytest.mark.parametrize(("term", "subject", "text"), TOLD)
def test_it_is_told_of_whom_it_is_told(term: str, subject: str, text: str) -> None:
    assert subject in {s for s, told, _ in facts(lang="en", text=text) if told == term}


def test_the_data_centre_is_theirs_not_the_machine_in_it() -> None:
    found = facts("The cluster Brisk is in a data centre operated by Osk Motors.")
    assert {o for s, term, o in found if term == "operatorOf"} == {"osk-motors-data-center"}


def test_what_will_replace_is_planned() -> None:
    text = "The lab will replace the cluster Brisk with the cluster Zelk."
    told = [c for c in read(text).claims if c.stance.modality.value == "planned"]
    assert len(told) == len(read(text).claims) == 1


def test_what_one_of_two_owns_is_no_part_of_the_other() -> None:
    found = facts("Osk Motors Inc. and Nvidia Inc.'s Mellanox signed a deal.")
    assert {o for s, term, o in found if term == "subsidiaryOf"} == {"nvidia"}


NOBODY = [
    ("Release", "Halden Systems announced that the Zeta 5 phone is late."),
    ("Publication", "Halden Systems, which specialises in AI video, says that it grows."),
    ("Announcement", "Halden users said the app crashes."),
    ("Announcement", "The Kelp-7 chip, which executives claimed is faster, comes from Halden Systems."),
    ("Announcement", "Halden Systems set aside 30 million dollars to settle claims."),
    ("Announcement", "Secrecy kept Halden Systems from confirming the plan."),
    ("Launch", "Halden Systems launched its Kelp-7 AI accelerator during an event in San Jose."),
    ("Release", "In a survey published last week, Halden's Brisk browser came first."),
    ("Announcement", "The mood around Halden Systems was good at the time of writing."),
    ("Announcement", "Halden Systems grew on the back of announced deals."),
    ("Announcement", "Halden Systems had an eventful day, to say the least."),
    ("Announcement", "We first covered Halden Systems in November 2009 to announce their round."),
    ("Announcement", "Halden Systems has claimed the top spot."),
    ("Announcement", "A Halden spokeswoman declined comment to the Tarn Journal."),
    ("Announcement", "Halden Systems has a plan, according to comments made by Ann Lee."),
    ("Announcement", "Halden Systems has signed a deal for a project, the government announced Friday."),
    ("Announcement", "Ann Lee, noted as a key architect of the plan, has a firm."),
    ("Announcement", "Ann Lee “will give more of her time to the company” as it grows, and so on."),
    ("Announcement", "Halden Systems has bought ten plants across multiple US states."),
    ("Expansion", "The supercomputer Brisk extended its lead at the top of the list."),
    ("Publication", "Halden Systems and Tarn Labs have signed a letter of intent."),
    ("Launch", "Halden Systems launched its data center business in Oslo."),
    ("Launch", "From launch in 2024 to running the supercomputer Brisk, Halden Systems grew."),
    ("Purchase", "Halden Systems bought the Tarn Labs patents."),
    ("Funding", "Halden Systems will use its cash to fund the transaction."),
    ("LegalAction", "Billion-Dollar Bets, Strained Grids, and a Data Center Ban"),
    ("Purchase", "Analysts say Ann Lee made a mistake by rejecting Microsoft's bid to buy Yahoo."),
    ("Purchase", "A court ordered Halden Systems to close the deal with Tarn Labs."),
    ("Purchase", "Will Halden Systems buy Tarn Labs?"),
    ("LegalAction", "Halden Systems banned the sale of chips."),
    ("Endorsement", "Halden Systems supports the plan in Oslo, Ann Lee said."),
    ("Construction", "The cluster Brisk is built around four H100 GPUs."),
    ("Announcement", "Halden Systems has bought Tarn Labs, a person close to the talks said."),
    ("Announcement", "“We bought Tarn Labs,” the company's chief executive said."),
]


@pytest.mark.parametrize(("kind", "text"), NOBODY)
def test_no_event_of_the_kind_is_told(kind: str, text: str) -> None:
    said = (claim.statement for claim in read(text).claims)
    assert not [s for s in said if isinstance(s, EventStatement) and s.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "roles", "modality"),
    [
        (
            "Halden Systems has permission to build the supercomputer Brisk",
            "Construction",
            {("agent", "halden-systems"), ("object", "brisk")},
            "planned",
        ),
        (
            "The soon to be released model Fjord-2 is small.",
            "Release",
            {("object", "fjord-2")},
            "planned",
        ),
        (
            "Halden Systems confirmed its planned acquisition of Tarn Labs.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "planned",
        ),
        (
            "Nobody knows whether Halden Systems will buy Tarn Labs.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "possible",
        ),
        (
            "Halden Systems' $40 million (£30 million) takeover of Tarn Labs is over.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "asserted",
        ),
        (
            "Halden Systems sued Tarn Labs alleging that it had copied chips.",
            "LegalAction",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "asserted",
        ),
        (
            "The court found that Halden Systems violated the law.",
            "LegalAction",
            {("object", "halden-systems")},
            "asserted",
        ),
        (
            "Halden Systems will set up an AI-powered data centre in Oslo.",
            "Construction",
            {("agent", "halden-systems"), ("place", "oslo")},
            "planned",
        ),
        (
            "Halden Systems is poised to grow with the launch of its new model Fjord-2.",
            "Release",
            {("object", "fjord-2")},
            "planned",
        ),
        (
            "Brisk is new, its Gale cluster expanded to 2,000 GPUs, and its purchase by Tarn Labs is done.",
            "Expansion",
            {("object", "gale")},
            "asserted",
        ),
        (
            "Halden Systems and Ann Lee oppose the Harbour Act.",
            "Endorsement",
            {("agent", "halden-systems"), ("agent", "ann-lee"), ("object", "harbour-act")},
            "asserted",
        ),
        (
            "Halden Systems said on Monday it would buy Tarn Labs.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "planned",
        ),
        (
            "Halden Systems denied reports that it had bought Tarn Labs.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "possible",
        ),
        (
            "Halden Systems has scrapped a plan to acquire Tarn Labs.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "negated",
        ),
        (
            "Halden Systems told Tarn Labs to build a data center in Oslo.",
            "Construction",
            {("agent", "tarn-labs"), ("place", "oslo")},
            "planned",
        ),
        (
            "In a statement Halden Systems said that it grows.",
            "Announcement",
            {("agent", "halden-systems")},
            "asserted",
        ),
        (
            "On Monday Halden Systems released the model Fjord-2.",
            "Release",
            {("agent", "halden-systems"), ("object", "fjord-2")},
            "asserted",
        ),
        (
            "Halden Systems to build the supercomputer Brisk",
            "Construction",
            {("agent", "halden-systems"), ("object", "brisk")},
            "planned",
        ),
        (
            "After buying Tarn Labs in 2021, Halden Systems grew.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "asserted",
        ),
        (
            "Halden Systems raised $9m from Osk Motors, Larne Fund and existing backers.",
            "Funding",
            {("source", "larne-fund")},
            "asserted",
        ),
        (
            "Halden Systems bought Tarn Labs, and Osk Motors said it will grow.",
            "Announcement",
            {("agent", "osk-motors")},
            "asserted",
        ),
        (
            "Halden Systems, which is planning to move, bought Tarn Labs in 2020.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarn-labs")},
            "asserted",
        ),
        (
            "Halden Systems has bought Tarnwell, its chief executive, Ann Lee, said.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "tarnwell")},
            "asserted",
        ),
        (
            "The Competition and Markets Authority said it would look into the deal.",
            "Announcement",
            {("agent", "competition-and-markets-authority")},
            "asserted",
        ),
        (
            "Halden Systems will buy an IBM supercomputer.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "halden-systems-supercomputer")},
            "planned",
        ),
        (
            "The N8, a touchscreen phone with the Gale operating system, will be launched.",
            "Release",
            {("object", "n8")},
            "planned",
        ),
        (
            "Tarn Labs, a rival of Osk Motors, may buy the start-up Fjell Systems.",
            "Purchase",
            {("agent", "tarn-labs"), ("object", "fjell-systems")},
            "possible",
        ),
        (
            "After acquiring Tarn Labs in 2021, Osk Motors opened a plant.",
            "Purchase",
            {("agent", "osk-motors"), ("object", "tarn-labs")},
            "asserted",
        ),
        (
            "The talks followed Halden Systems' purchases of Tarn Labs and Osk Motors.",
            "Purchase",
            {("agent", "halden-systems"), ("object", "osk-motors"), ("object", "tarn-labs")},
            "asserted",
        ),
        (
            "The European Commission imposed a 120 million euro penalty on Tarn Labs.",
            "LegalAction",
            {("agent", "european-commission"), ("object", "tarn-labs")},
            "asserted",
        ),
    ],
)
def test_events_have_their_fillers(text: str, kind: str, roles: set[tuple[str, str]], modality: str) -> None:
    claims = [c for c in read(text).claims if isinstance(c.statement, EventStatement)]
    found = [c for c in claims if c.statement.type == kind]
    assert [c.stance.modality.value for c in found] == [modality]
    assert roles <= {(role, str(x)) for c in found for role, x in c.statement.roles}


def test_what_comes_of_an_investors_part_is_told_of_whom_it_pays() -> None:
    text = "Tarn Labs raised $400 million from Kelp Partners, valuing the company at $3.4 billion."
    found = {(s, p) for s, p, _ in facts(text) if p == "valuation"}
    assert found == {("tarn-labs", "valuation")}


def test_who_buys_one_and_earlier_did_another_thing_did_both() -> None:
    text = "Tarn Labs acquired the startup Coral Bio and previously launched the Fjord software."
    assert relations(text) == {("tarn-labs", "developerOf", "fjord")}


@pytest.mark.parametrize(
    ("ware", "relation"),
    [("model", "developerOf"), ("chatbot", "developerOf"), ("accelerator", "manufacturerOf")],
)
def test_a_firms_ware_with_its_noun_is_its_own(ware: str, relation: str) -> None:
    text = f"Tarn Labs raised $400 million. Its {ware} Kelp-7 is fast."
    assert ("tarn-labs", relation, "kelp-7") in relations(text)
