"""The JSON schema of `document.json`, for other programs that read or write documents."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from engine.document.model import FORMAT_VERSION, Document


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the document; the same dictionary for the same version."""
    made = msgspec.json.schema(Document)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Affiche document, version {FORMAT_VERSION}",
        **made,
    }


def schema_text() -> str:
    """The schema as text with sorted keys, one byte sequence for one version."""
    return json.dumps(schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
