"""Relations: from counts of happenings, polls and votes to series, shifts and effects. Pure: no file, no clock."""

from winset.relations.cells import Cells, cells, coarser, filled, only, over_issues, undirected
from winset.relations.conflict import CONFLICT_PLOVER, CONFLICT_ROOTS, SCOPES, STATE_SECTORS, is_conflict, scope
from winset.relations.drivers import Acts, drivers
from winset.relations.happenings import Cluster, Report, cluster_weights, happening, happening_ids, merge_reports
from winset.relations.opinion import ModeBreak, Record, Run, Trend, Wave, lowest, record, trends
from winset.relations.precision import Precision, Proportion, newcombe, precision, sampling_plan, wilson
from winset.relations.rituals import RitualDay
from winset.relations.scoring import Match, ShiftScore, score_shifts
from winset.relations.series import NO_EVENTS, Series, series
from winset.relations.shifts import Shift, Shifts, shifts

__all__ = [
    "CONFLICT_PLOVER",
    "CONFLICT_ROOTS",
    "NO_EVENTS",
    "SCOPES",
    "STATE_SECTORS",
    "Acts",
    "Cells",
    "Cluster",
    "Match",
    "ModeBreak",
    "Precision",
    "Proportion",
    "Record",
    "Report",
    "RitualDay",
    "Run",
    "Series",
    "Shift",
    "ShiftScore",
    "Shifts",
    "Trend",
    "Wave",
    "cells",
    "cluster_weights",
    "coarser",
    "drivers",
    "filled",
    "happening",
    "happening_ids",
    "is_conflict",
    "lowest",
    "merge_reports",
    "newcombe",
    "only",
    "over_issues",
    "precision",
    "record",
    "sampling_plan",
    "scope",
    "score_shifts",
    "series",
    "shifts",
    "trends",
    "undirected",
    "wilson",
]
