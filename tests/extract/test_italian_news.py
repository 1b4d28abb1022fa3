"""What Italian news says, and what it does not, in sentences of several kinds."""

from __future__ import annotations

import pytest

from kg.model import Article, EventStatement, Relation, ValueOf
from kg.pipeline.reader import default_reader


def _said(text: str) -> set[str]:
    """The claims of a text, shortened: "brisk locatedIn oslo", "Purchase(agent=acme)"."""
    out = set()
    for claim in default_reader().read(Article("0" * 16, "a.txt", text, "it", "0" * 64)).claims:
        s = claim.statement
        mark = "" if claim.stance.modality.value == "asserted" else f" [{claim.stance.modality.value}]"
        if isinstance(s, Relation):
            out.add(f"{s.subject} {s.predicate} {s.object}{mark}")
        elif isinstance(s, ValueOf):
            out.add(f"{s.subject} {s.predicate}{mark}")
        elif isinstance(s, EventStatement):
            out |= {f"{s.type} {role}={fill}{mark}" for role, fill in s.roles}
    return out


SAYS = [
    ("L'intesa è stata annunciata dalla ceo di Dell, Ada Velk.", "Announcement agent=ada-velk"),
    ("L'intesa è stata annunciata dall'ad Ada Velk.", "Announcement agent=ada-velk"),
    ("Il cluster Brisk è alimentato da 14 turbine a gas.", "brisk poweredBy gas-turbine"),
    ("Dell e Oracle competono da anni.", "dell competitorOf oracle"),
    ("Dell, finanziata da Oracle, ha venduto azioni per 6 milioni di dollari.", "Funding agent=oracle"),
    ("Il Chief Legal Officer di Dell, Ada Velk, cresce.", "ada-velk affiliatedWith dell"),
    (
        "Secondo la dirigente Ada Velk, il chip è pronto. «Siamo veloci», ha aggiunto.",
        "Announcement agent=ada-velk",
    ),
    ("Ardea, il sistema di consegne di Glovia, è fermo.", "glovia developerOf ardea"),
    ("Il modello Fjord-2 è pronto. L'ha rilasciato ieri Korvax.", "korvax developerOf fjord-2"),
    ("La startup Tarn Labs cresce. La guida Ada Velk.", "ada-velk chiefExecutiveOf tarn-labs"),
    ("Il data center Ardent è pieno. Lo gestisce Nokia.", "nokia operatorOf ardent"),
    (
        "I tre gruppi realizzeranno a Narvik un impianto da 230 megawatt.",
        "narvik-factory powerCapacity [planned]",
    ),
    ("Un data center da 230 megawatt sorgerà a Narvik.", "narvik-data-center locatedIn narvik [planned]"),
    ("Il modello Fjord-2 è troppo grande per essere rilasciato.", "Release object=fjord-2 [possible]"),
    ("Nokia aveva già comprato l'80% di Tarn Labs nel 2021.", "Purchase object=tarn-labs"),
    ("Tarn S.r.l. è un'azienda con sede a Milano.", "tarn-s-r-l locatedIn milan"),
    ("La startup Tarn Labs ha raccolto 3 milioni a Londra.", "Funding agent=tarn-labs"),
    ("Parla Ada Ferri, ex ricercatrice Nokia.", "ada-ferri affiliatedWith nokia"),
    ("Il telefono Pim 3 è stato il primo dispositivo lanciato da Nokia.", "Release agent=nokia"),
    ("Nokia costruirà, con l'aiuto di IBM, uno stabilimento a Oslo.", "Construction agent=nokia [planned]"),
    (
        "Il chip Kelp-8 è di Nokia.\nLe specifiche sono:\n- Memoria: 96 GB\n- Banda: 3 TB/s",
        "kelp-8 memoryCapacity",
    ),
    ("La commissaria alla Concorrenza Ada Ferri ha multato Nokia.", "LegalAction agent=ada-ferri"),
    ("Ada Ferri, Sales Director Nokia, ha parlato.", "ada-ferri affiliatedWith nokia"),
    ("Il modello Fjord-2 è stato addestrato su Leonardo.", "fjord-2 trainedOn leonardo-supercomputer"),
    (
        "Ada Ferri, direttrice di Halden Systems, e Ugo Neri hanno fondato Tarn Labs.",
        "ugo-neri founderOf tarn-labs",
    ),
    (
        "Ada Ferri, famosa per i libri, e Ugo Neri hanno fondato Tarn Labs.",
        "ada-ferri founderOf tarn-labs",
    ),
    ("Nokia ha sborsato 3 milioni per la startup Tarn Labs.", "Purchase object=tarn-labs"),
    ("Lo ha detto la responsabile delle risorse umane Ada Ferri.", "Announcement agent=ada-ferri"),
    ("Nokia cresce. La società avrà sede a Roma.", "nokia locatedIn rome [planned]"),
    (
        "Nokia cresce. Ada Ferri, cofondatrice e amministratrice delegata, parla.",
        "ada-ferri chiefExecutiveOf nokia",
    ),
    ("Nokia cresce. Lo dice il direttore finanziario Ugo Neri.", "ugo-neri affiliatedWith nokia"),
    ("Il capo di Samsung Inc. Marco Velk ha parlato.", "marco-velk affiliatedWith samsung-electronics"),
    ("Il supercomputer Brisk ospita 10.000 GPU Nvidia.", "brisk hasComponent gpu"),
    ("Halden Systems si compra Tarn Labs.", "Purchase agent=halden-systems"),
    ("Il supercomputer Brisk è primo. È una macchina basata su chip Kelp-7.", "brisk hasComponent kelp-7"),
    (
        "Apple ha aperto un data center a Oslo, il supercomputer Brisk, che conta 300 GPU.",
        "brisk locatedIn oslo",
    ),
    ("Apple presenterà il telefono Pim 3, scrive Bloomberg.", "Announcement agent=bloomberg"),
    ("Apple ha lanciato la serie Pim 3, un modello.", "apple developerOf pim-3"),
    ("Dell ha acceso il supercomputer Brisk presso il Blu data center.", "brisk locatedIn blu-data-center"),
    ("Apple ha rimandato ancora il lancio del telefono Pim 3.", "Release object=pim-3 [planned]"),
    ("Il ritardo nel lancio del telefono Pim 3 è noto.", "Release object=pim-3 [planned]"),
    (
        "OpenAI ha attratto nomi: Google, il fondo Tarn e, appunto, Dell, ed è valutata 3 milioni di euro.",
        "openai valuation",
    ),
    ("Velm, la startup specializzata in chip comprata da Apple, cresce.", "Purchase object=velm"),
    (
        "La mossa segue quella di Nvidia, che a maggio ha deciso di acquistare Tarn Labs.",
        "Purchase agent=nvidia [planned]",
    ),
    ("“È pronto”, spiega a Wired Ulan Sharm, fondatore di Halden Systems.", "Announcement agent=ulan-sharm"),
    ("Il sistema Brisk sarà installato a Oslo e gestito da Dell.", "dell operatorOf brisk [planned]"),
    ("Ada Velk, Presidente EMEA di Halden Systems, ha parlato.", "ada-velk affiliatedWith halden-systems"),
    ("Dell ha ritirato ieri la vecchia linea e presentato il telefono Pim 3.", "Release agent=dell"),
    ("Parallelamente Nokia ha annunciato il chip.", "Announcement agent=nokia"),
    (
        "Dell approva un investimento da 3 milioni di euro per la costruzione del data center Ardent.",
        "Construction object=ardent [planned]",
    ),
    (
        "Cresce la decisione di Dell di costruire il data center Ardent.",
        "Construction object=ardent [planned]",
    ),
    ("Apple ha annunciato l'acquisto per 3 milioni (2 in euro) della società Tarn.", "Purchase object=tarn"),
    ("Dopo aver comprato Tarn Labs, Dell chiude Bari.", "Purchase agent=dell"),
    ("Con l'acquisto di Tarn Labs, Dell entra nei droni.", "Purchase agent=dell"),
    ("L'amministratore delegato di Dell – Ivo Brandt – tace.", "ivo-brandt chiefExecutiveOf dell"),
    ("Velm ha ingaggiato Ivo Brandt.", "ivo-brandt affiliatedWith velm"),
    ("Velm, produttrice di droni, ha 300 dipendenti.", "velm employeeCount"),
    ("Per costruire il supercomputer Brisk sono serviti 122 giorni.", "brisk constructionDuration"),
    ("Il governo ha chiesto a Dell di costruire il data center Ardent.", "Construction agent=dell [planned]"),
    ("L'acquisto di Tarn Labs da parte di Dell è saltato.", "Purchase agent=dell [negated]"),
    ("Il robot Ava di Tarn Labs pesa 30 chili.", "tarn-labs developerOf ava"),
    ("Con il lancio del modello Fjord-2, Dell sfida OpenAI.", "Release agent=dell"),
    ("A comprare Tarn Labs è stata Dell.", "Purchase agent=dell"),
    ("A comprare Tarn Labs sarà Dell.", "Purchase agent=dell [planned]"),
    ("Ada Velk, 38 anni, ceo di Dell, tace.", "ada-velk chiefExecutiveOf dell"),
    ("Ada Velk, nuovo ceo di Dell, tace.", "ada-velk chiefExecutiveOf dell"),
    ("La norvegese Velm Dor ha comprato Tarn Labs.", "Purchase agent=velm-dor"),
    (
        "Il modello Fjord-2 è qui. È stato allenato su un cluster di 300 chip Kelp-7 offerto da Dell.",
        "fjord-2 trainedOn kelp-7",
    ),
    ("La scuola Sant'Elia ha comprato Tarn Labs.", "Purchase agent=sant-elia"),
    ("Dell cresce. I fondatori, Ada Velk e Ivo Brandt, tacciono.", "ada-velk founderOf dell"),
    ("A capo di Dell c'è Ivo Brandt.", "ivo-brandt chiefExecutiveOf dell"),
    ("Grazie ai chip Kelp-7, il supercomputer Brisk è veloce.", "brisk hasComponent kelp-7"),
    ("Hanno visto Brisk, un sistema Acme X2 installato a Oslo.", "brisk locatedIn oslo"),
    (
        "Dell ha aperto un data center a Oslo. L'impianto è costato 300 milioni di euro.",
        "dell-data-center cost",
    ),
    (
        "I supercomputer Brisk e Gale sono lenti. Entrambi si basano su GPU Nvidia V100.",
        "gale hasComponent nvidia-v100",
    ),
    ("Dell costruirà a Oslo il suo secondo data center.", "Construction object=dell-data-center [planned]"),
    ("Il romanzo «Porto Silente» di Sara Velk vende.", "sara-velk authorOf porto-silente"),
    (
        "Dell, fondata da Ivo Brandt e Ada Velk, ex ingegneri di Nokia, ha 140 dipendenti.",
        "dell employeeCount",
    ),
    (
        "Il gruppo italiano Saldrea ha acquistato la tedesca Brenntal. Brenntal è a Ulm. L'azienda italiana "
        "ha 4.500 dipendenti.",
        "saldrea employeeCount",
    ),
    ("Fondata da Ada Ferri, ex ricercatrice di Nokia, Lumenor vende chip.", "ada-ferri founderOf lumenor"),
    (
        "Fondata da Ada Ferri e Ugo Neri, due ex ricercatori di Nokia, Lumenor vende chip.",
        "ugo-neri founderOf lumenor",
    ),
    ("Il cluster Brisk è ospitato nel data center di Trieste, gestito da Dell.", "brisk locatedIn trieste"),
    (
        "L'Istituto nazionale di oceanografia ha acceso Brisk, il supercomputer di Oslo.",
        "Launch object=brisk",
    ),
    ("Il supercomputer Brisk, in produzione da marzo 2022, è rapido.", "Launch object=brisk"),
    ("Ecco il supercomputer Brisk.\n1. Brisk\nLa macchina di IBM si trova a Oslo.", "brisk locatedIn oslo"),
    (
        "Il supercomputer Brisk è nuovo.\nRealizzato da Dell, monta 300 GPU Nvidia A100.",
        "dell manufacturerOf brisk",
    ),
    (
        "Il governo ha dato il via libera alla costruzione del data center Ardent.",
        "Construction object=ardent [planned]",
    ),
    ("Accordo Nokia-Microsoft sui telefoni.", "microsoft partnerOf nokia"),
    ("Nokia + Dell ha presentato il modello Fjord-2.", "nokia developerOf fjord-2"),
    ("Microsoft ha comprato la divisione telefoni di Nokia.", "Purchase object=nokia-division"),
    (
        "Lumenor ha raccolto 20 milioni di euro. All'operazione hanno partecipato Intel e Dell.",
        "Funding source=dell",
    ),
    ("Lenovo costruirà un nuovo supercomputer a Pisa. Si chiama Brisk.", "brisk locatedIn pisa [planned]"),
    ("Il supercomputer Brisk sarà installato al CERN.", "cern operatorOf brisk [planned]"),
    ("Lo smartphone Vela 3 sarà in vendita da luglio a 599 euro.", "vela-3 cost [planned]"),
    ("Apple sfida Samsung e Dell. La società di Cupertino ha 300 dipendenti.", "apple employeeCount"),
    ("Il Samsung Galaxy S17 costa 500 euro.", "samsung-electronics developerOf samsung-galaxy-s17"),
    ("Google Gale è veloce. Il modello Gale è nuovo.", "google developerOf google-gale"),
    (
        "Intel cambia. Il consiglio di amministrazione ha nominato Ada Ferri nuova amministratrice delegata.",
        "ada-ferri chiefExecutiveOf intel",
    ),
    (
        "Tarn Labs ha chiuso un round. Al round ha partecipato anche Dell. La società ha 60 dipendenti.",
        "tarn-labs employeeCount",
    ),
    ("Tarn Labs, piccola azienda di Helsinki, ha raccolto 5 milioni.", "tarn-labs locatedIn helsinki"),
    ("Tarn Labs, azienda nota per il browser Pim, cresce.", "tarn-labs developerOf pim"),
    ("Il telefono Vela 3 sarà venduto in Italia da marzo a 599 euro.", "vela-3 cost [planned]"),
    ("Ada Ferri passa a Nokia come direttrice tecnica.", "ada-ferri affiliatedWith nokia"),
    ("La startup Tarn Labs vuole battere i rivali, tra cui Dell.", "dell competitorOf tarn-labs"),
    (
        "Il data center di Nokia a Oslo è bello. Nokia costruirà a Pavia un data center da 60 megawatt.",
        "pavia-data-center powerCapacity [planned]",
    ),
    ("Dell ha offerto a Tarn Labs 42 miliardi di dollari in note.", "Funding recipient=tarn-labs [planned]"),
    ("Tarn Labs (il laboratorio dietro il modello Kimi) cresce.", "tarn-labs developerOf kimi"),
    ("Tarn Labs sviluppa modelli. Il suo primo prodotto, Vela, è lento.", "tarn-labs developerOf vela"),
    ("Tarn Labs è fondata da Justin Johnson, Ben Velk e Ada Ferri.", "ben-velk founderOf tarn-labs"),
    ("A giugno Nvidia, Intel e Dell avevano annunciato una piattaforma.", "Announcement agent=nvidia"),
    (
        "Tarn Labs è stata acquistata da Dell, che l'ha rilevata dal fondo Osk per 900 milioni.",
        "Purchase source=osk",
    ),
]

SAYS_NOT = [
    ("L'intesa è stata annunciata dalla ceo di Dell, Ada Velk.", "agent=dell"),
    ("Korvax S.r.l. ha aperto un laboratorio a Lecce, dove lavorano 85 ingegneri.", "employeeCount"),
    ("Ada Velk, figlia del ceo di Dell, studia a Londra.", "dell"),
    ("Ada Velk parla. «È fumo negli occhi», ha tuonato in un video.", "agent=e-fumo-negli-occhi"),
    ("La startup Tarn Labs cresce. L'ha fatto sapere Ada Velk di Nokia.", "chiefExecutiveOf"),
    ("Nokia ha un supercomputer. Lo ha costruito in Norvegia e lo ha mostrato a Dell.", "dell"),
    ("L'impianto sorge a Narvik.", "narvik-factory"),
    ("Il modello Fjord-2 è in beta pubblica sull'API di Nokia e Amazon Bedrock.", "Release object=bedrock"),
    ("Il nuovo centro di Nokia dà lavoro a 200 persone.", "nokia employeeCount"),
    ("Parla della Commissione europea, uno stabilimento a Oslo.", "european-commission locatedIn oslo"),
    ("Lo dice il ministro della Salute Ugo Neri.", "ugo-neri affiliatedWith salute"),
    (
        "Ada Ferri, ex ricercatrice di Nokia, e la società Tarn Labs hanno firmato.",
        "ada-ferri affiliatedWith tarn-labs",
    ),
    ("Nokia cresce. Lo dice l’analista Ugo Neri.", "affiliatedWith"),
    ("Nokia cresce. Ugo Neri, analista, è prudente.", "affiliatedWith"),
    ("Nokia ha firmato un accordo. La nuova azienda ha 300 dipendenti.", "employeeCount"),
    (
        "Nokia cresce. È stata aiutata da Dell. «Bene», dice l'amministratrice delegata Ada Ferri.",
        "ada-ferri chiefExecutiveOf dell",
    ),
    ("La corsa ai data center in Spagna.", "locatedIn"),
    ("Nordlys è una firma. Il sistema danese cala ma presenta il telefono Pim 3.", "agent=nordlys"),
    ("Il supercomputer Brisk ha portato la potenza da 300 teraflop a 450 teraflop.", "acceleratorCount"),
    ("Apple ha comprato 500 server Dell.", "object=dell"),
    ("Il cluster Brisk è nuovo. Ogni nodo del cluster Brisk integra quattro GPU Kelp-7.", "acceleratorCount"),
    ("Maria Velk succede a Luca Bardi come ceo di Halden Systems.", "luca-bardi chiefExecutiveOf"),
    ("Apple compra Tarn Labs. La società fondata da Luca Bardi cresce.", "luca-bardi founderOf"),
    ("Halden Systems ha speso 4 milioni di euro per comprare Tarn Labs.", "investment"),
    ("Apple ha investito 4 milioni di euro in Tarn Labs fino al 2023.", "2023"),
    ("Apple ha denunciato Tarn Labs per la violazione di brevetti.", "Announcement"),
    ("Il laboratorio Halden AI ha approvato la legge Arden.", "LegalAction"),
    ("Per i server a cui sono collegate GPU Kelp-7, è disponibile una rete più ampia.", "Release"),
    ("Il data center Alto di Roma farà parte del progetto.", "Launch"),
    ("Il telefono Pim 3 è disponibile in una colorazione Grigia.", "place="),
    ("Il supercomputer Brisk è noto. Costruito sull'architettura Acme EX25 con processori.", "Construction"),
    (
        "L'investimento nella startup di Ada Velk sale a 4 euro, confermando la corsa.",
        "Announcement",
    ),
    ("Il modello Fjord-2 sarà inserito anche nel motore di ricerca di Google.", "developerOf fjord-2"),
    (
        "Luca Neri del Dipartimento di Fisica e Chimica “Carlo Verdi” di Lodi annuncia un corso.",
        "carlo-verdi",
    ),
    (
        "Il tablet Pim 3 di Dell è bello. Dell lancia nuove custodie per il Pim 2, lo ''smartphone noto''.",
        "Release object=pim-3",
    ),
    ("Dell e Tarn Labs litigano. Dell tace. L'azienda di Oslo ha detto che è tardi.", "Announcement"),
    ("Dell ha firmato un accordo con Tarn Labs per la sua acquisizione.", "Partnership"),
    (
        "Ada Velk, ex numero uno di Dell, e il numero uno di Nokia Ugo Berra.",
        "ada-velk chiefExecutiveOf nokia",
    ),
    ("Dell investe 4 milioni di euro tra il 2023 e il 2029.", "date="),
    ("Il terzo Data Center aperto in Italia è grande.", "locatedIn"),
    ("Ada Velk fu punita per avere dichiarato il falso.", "Announcement"),
    ("Dell ha chiuso un round con Tarn Capital, che porta il valore a 4 milioni di euro.", "investment"),
    ("Dell tace: la sua seconda denuncia fu respinta.", "Announcement"),
    (
        "Dell presenta il telefono Pim 3. Annunciato da Ada Velk, questo risultato segna un'epoca.",
        "Release agent=ada-velk",
    ),
    ("Il telefono Pim 3 sarà commercializzato da Vodafone.", "developerOf"),
    (
        "Dell cresce con i server di Intel. L'azienda americana ha annunciato il telefono Pim 3.",
        "agent=dell",
    ),
    ("La collaborazione tra Dell e due colossi, Bosch e Intel, richiede un investimento di 4 euro.", "bosch"),
    ("Dell accelera il lancio del successore del modello Fjord-2.", "fjord-2"),
    ("Il cluster Brisk è di Dell. In terza posizione si trova Serra, ospitata a Oslo.", "brisk locatedIn"),
    (
        "La GPU Kelp-7 è nota. L'architettura di Alto è affiancata a una GPU Kelp-8 e 80 GB di memoria.",
        "kelp-7 mem",
    ),
    ("La Corte suprema conferma la sentenza del 2017.", "date="),
    ("Lo dice il ceo di Velm, ex responsabile delle vendite di Nokia, Ugo Berra.", "velm affiliatedWith"),
    (
        "Esce lo smartphone Pim 3. L'esordio dei nuovi smartphone di Nokia avverrà in Cina.",
        "nokia developerOf pim-3",
    ),
    (
        "Dovrebbe debuttare il telefono Pim 3 con il marchio Velm che ha lanciato in India il Pim 2.",
        "place=india [planned]",
    ),
    ("Dell cresce mentre c'è Fondazione Velk (con 500mila euro di investimento).", "Funding"),
    ("Altman e Nadella parlano. Il miliardario ha comprato la società Tarn.", "agent="),
    ("Il tribunale ha ordinato a Dell di ritirare il robot Ava.", "Purchase"),
    ("Il figlio del fondatore di Dell, Ivo Brandt, studia.", "founderOf"),
    ("Anthropic ha Claude Opus 4, il modello più potente dell'azienda.", "anthropic-most-powerful-model"),
    ("Chi comprerà Tarn Labs?", "agent=chi"),
    ("Usa un cluster di 300 chip Kelp-7 messo a disposizione da Dell.", "dell"),
    ("Il garante accusa Dell di aver addestrato il modello Fjord-2.", "garante"),
    ("Il robot Ava sfida il V2 di Umber, che costa 300 dollari.", "cost"),
    ("Il supercomputer Brisk è lento. I server sono stati forniti da Dell.", "brisk"),
    ("Dell ha ricevuto un ordine da 10 milioni di dollari.", "investment"),
    ("Il chip Kelp-7 è raro. Le GPU sono unite da NVLink con una banda di 900 GB/s.", "memoryBandwidth"),
    ("Dell ha annunciato un ordine di 300 chip Nvidia H100.", "Release"),
    ("I supercomputer Dell di Oslo sono lenti.", "dell locatedIn"),
    (
        "Il supercomputer Brisk è lento. Il Gale, un sistema installato in Cina basato su chip, è veloce.",
        "brisk locatedIn",
    ),
    ("Come Nautilo, anche Veridis usa i chip.", "veridis"),
    (
        "Dell, fondata da Ivo Brandt e Ada Velk, due ex ingegneri di Nokia, ha 140 dipendenti.",
        "nokia employeeCount",
    ),
    ("La prova è avvenuta sul supercomputer Brisk e ha richiesto 128 GPU Nvidia A100.", "brisk hasComponent"),
    ("Saldrea compra la tedesca Brenntal. Brenntal cresce. L'azienda italiana ha 40 dipendenti.", "employee"),
    ("Il cluster Brisk è ospitato nel data center di Trieste, gestito da Dell.", "dell operatorOf brisk"),
    ("Il supercomputer di Dell, basato su Gale X2, è installato a Oslo.", "gale-x2 locatedIn"),
    (
        "Meta ha il data center di Dublino. Il data center di Stargate ad Abilene sarà gestito da Oracle.",
        "oracle-data-center locatedIn dublin",
    ),
    (
        "Il Politecnico di Torino apre un laboratorio con Dell. Il laboratorio impiegherà 60 ricercatori.",
        "employeeCount",
    ),
    (
        "Lo ha detto il capo della divisione mobile, Ja Velk. Il telefono è uscito a maggio.",
        "ja-velk-division",
    ),
    ("L'istanza Gale X2 costa 98 dollari all'ora.", "cost"),
    ("Il modello Fjord-2 è nuovo. Per la versione precedente il costo era di 5 milioni di euro.", "cost"),
    ("Il telefono Vela 3 costa 100 euro in meno del Vela 2.", "cost"),
    ("Korvax ha addestrato un modello. Il modello ha 8 miliardi di parametri.", "korvax parameterCount"),
    ("Il data center Ardent è alimentato da un parco solare di Iberdrola.", "manufacturerOf"),
    ("Dell ha comprato Osk Motors, fondata nel 2019 da Ada Velk, per 8 milioni.", "Purchase source"),
    ("L'acquisizione di Osk Motors, startup creata da Nokia, è di Dell.", "Purchase source"),
    ("Taction ha detto a Bloomberg Law che Dell cresce.", "bloomberg developerOf"),
    ("I modelli di Dell crescono. Taction, di Dell, ha detto a Bloomberg Law che cresce.", "developerOf"),
    ("Dell, finanziata da Oracle, ha venduto azioni per 6 milioni di dollari.", "Funding quantity"),
    ("Dell ha lanciato PR e Tarn.", "pr"),
    ("I modelli Brisk-3 e Brisk-4 competono con i migliori modelli americani.", "competitorOf"),
    ("Il Chief Legal Officer di Dell, Ada Velk, cresce.", "developerOf"),
    (
        "Ada Velk lavora a Dell. È brava in radar e guida autonoma, e Dell ha comprato i sensori.",
        "chiefExecutiveOf",
    ),
]


@pytest.mark.parametrize(("text", "claim"), SAYS)
def test_what_is_said(text: str, claim: str) -> None:
    assert claim in _said(text)


@pytest.mark.parametrize(("text", "claim"), SAYS_NOT)
def test_what_is_not_said(text: str, claim: str) -> None:
    assert not [said for said in _said(text) if claim in said]
