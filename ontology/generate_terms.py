"""Write kg/terms.py: the structural vocabulary as constants (`python ontology/generate_terms.py`).

Relations, values, events, roles and units are left out on purpose: code knows those as data
only, through `kg.schema`, so that adding one changes no Python.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "kg" / "terms.py"
NAMESPACES = {
    "KG": "https://w3id.org/newsgraph/ontology#",
    "DCT": "http://purl.org/dc/terms/",
    "ITSRDF": "http://www.w3.org/2005/11/its/rdf#",
    "NIF": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "OWL": "http://www.w3.org/2002/07/owl#",
    "PROV": "http://www.w3.org/ns/prov#",
    "RDF": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "RDFS": "http://www.w3.org/2000/01/rdf-schema#",
    "SCHEMA": "https://schema.org/",
    "SEM": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "SH": "http://www.w3.org/ns/shacl#",
    "SKOS": "http://www.w3.org/2004/02/skos/core#",
    "VOID": "http://rdfs.org/ns/void#",
    "WD": "http://www.wikidata.org/entity/",
    "XSD": "http://www.w3.org/2001/XMLSchema#",
}
FOREIGN = {
    "DCT": "created creator description hasPart identifier isPartOf isVersionOf license modified "
    "source title",
    "ITSRDF": "taIdentRef",
    "NIF": "Context Phrase Sentence anchorOf beginIndex endIndex isString referenceContext sentence",
    "OWL": "Class DatatypeProperty FunctionalProperty NamedIndividual ObjectProperty Ontology "
    "SymmetricProperty sameAs versionInfo",
    "PROV": "Activity Entity SoftwareAgent generatedAtTime used value wasAssociatedWith "
    "wasAttributedTo wasDerivedFrom wasGeneratedBy wasQuotedFrom",
    "RDF": "Property first nil object predicate reifies rest subject type",
    "RDFS": "Class comment domain isDefinedBy label range seeAlso subClassOf subPropertyOf",
    "SCHEMA": "MonetaryAmount QuantitativeValue currency datePublished domainIncludes headline "
    "inLanguage maxValue minValue name publisher rangeIncludes unitCode unitText url value",
    "SEM": "Event hasActor hasPlace hasTimeStamp",
    "SH": "Info NodeShape PropertyShape ValidationReport ValidationResult Violation Warning conforms "
    "focusNode message path property result resultMessage resultPath resultSeverity severity "
    "sourceConstraintComponent sourceShape targetClass value",
    "SKOS": "Concept altLabel closeMatch definition exactMatch inScheme notation prefLabel",
    "VOID": "Dataset classPartition classes dataDump distinctSubjects entities properties property "
    "propertyPartition sparqlEndpoint triples uriSpace vocabulary",
    "XSD": "anyURI boolean date dateTime decimal double duration gYear gYearMonth integer "
    "nonNegativeInteger string",
}


def constant(namespace: str, local: str) -> str:
    """The name in Python of a term: `KG_CITED_SENTENCE`, `SCHEMA_UNIT_CODE`.

    A property whose class has the same name but for its case gets an underscore.
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local)
    return f"{namespace}_{words}".upper()


def own_terms(path: Path) -> list[str]:
    """The local names that kg.ttl declares and that are not classes of entities."""
    sub = ox.NamedNode(NAMESPACES["RDFS"] + "subClassOf")
    found, below = set(), set()
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(NAMESPACES["KG"]):
            found.add(quad.subject.value)
            if quad.predicate == sub and quad.object.value.startswith(NAMESPACES["KG"]):
                below.add(quad.subject.value)
    return sorted(iri.removeprefix(NAMESPACES["KG"]) for iri in found - below)


def generate(ontology: Path = HERE / "kg.ttl") -> str:
    """The text of kg/terms.py."""
    lines = [
        '"""The structural vocabulary as constants; GENERATED, see ontology/generate_terms.py.',
        "",
        "A class is `KG_ARTICLE`, but `KG_EVIDENCE_CLASS` where a property has the same letters.",
        '"""',
        "",
    ]
    lines += [f'{name} = "{iri}"' for name, iri in NAMESPACES.items()]
    terms = [("KG", local) for local in own_terms(ontology)]
    terms += [(namespace, local) for namespace, locals in FOREIGN.items() for local in locals.split()]
    names = [constant(*term) for term in terms]
    previous = ""
    for (namespace, local), name in zip(terms, names, strict=True):
        if namespace != previous:
            lines.append("")
            previous = namespace
        suffix = "_CLASS" if names.count(name) > 1 and local[0].isupper() else ""
        lines.append(f'{name}{suffix} = "{NAMESPACES[namespace]}{local}"')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(generate(), encoding="utf-8")
