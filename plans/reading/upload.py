"""What somebody has sent: a plan, the corrected sheet of an earlier reading, or a list of units."""

from dataclasses import dataclass
from typing import Any

from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.correction import read_correction
from plans.reading.document import read_document
from plans.reading.form import as_json, from_json
from plans.reading.unit_sheet import UnitList, read_unit_list


@dataclass(frozen=True, slots=True)
class UploadReading:
    """What a document says as a plan, and whether it is the corrected sheet of an earlier reading."""

    reading: PlanReading
    is_correction: bool


Upload = UploadReading | UnitList


def read_upload(name: str, content: bytes, earlier: dict[str, Any] | None) -> Upload:
    """Return what an uploaded document is and says; `earlier` is the reading that it may correct.

    Raises UnreadableDocumentError: it is none of what can be read, or a corrected sheet that fits no reading.
    """
    corrected = read_correction(content, from_json(earlier) if earlier else None)
    if corrected is not None:
        return UploadReading(corrected, is_correction=True)
    return _list_of_units(content) or UploadReading(read_document(name, content), is_correction=False)


def _list_of_units(content: bytes) -> UnitList | None:
    try:
        return read_unit_list(content)
    except UnreadableDocumentError:
        return None  # said better when it is read as a plan


def upload_as_json(upload: Upload) -> dict[str, Any]:
    """Return what was read as plain values, to be passed between processes."""
    if isinstance(upload, UnitList):
        return {"units": upload.as_json()}
    return {"reading": as_json(upload.reading), "is_correction": upload.is_correction}


def upload_from_json(values: dict[str, Any]) -> Upload:
    """Return what was read from plain values."""
    if "units" in values:
        return UnitList.from_json(values["units"])
    return UploadReading(from_json(values["reading"]), values["is_correction"])
