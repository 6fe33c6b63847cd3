"""The example notebook runs from top to bottom on the demonstration's archive."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs/notebook.ipynb"


def outputs(cell: nbformat.NotebookNode) -> str:
    shown = [one.get("text") or one["data"]["text/plain"] for one in cell.get("outputs", [])]
    return "\n".join(shown)


def test_the_notebook_runs(demo: tuple[Path, str]) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not [cell for cell in notebook.cells if cell.get("outputs")], "clear its outputs"
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": demo[0]}}).execute()
    told = [outputs(cell) for cell in notebook.cells if cell.cell_type == "code"]
    assert told[0] == "260"
    assert "Panen Bawang" in told[1]
    assert "datetime64" in told[2]
    assert any("image/png" in one.get("data", {}) for one in notebook.cells[7].outputs)
    assert "Lutfi Sasmaya" in told[5]
    assert "1 version(s)" in told[6]
    assert "('Septa Kirananto', 3)" in told[7]
