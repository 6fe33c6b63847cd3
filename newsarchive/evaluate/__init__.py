"""Scores the readers on gold files: strings, article pages and listing pages with their answers."""

from newsarchive.evaluate.gold import evaluate_folder
from newsarchive.evaluate.tally import Evaluation, Miss, Tally

__all__ = ["Evaluation", "Miss", "Tally", "evaluate_folder"]
