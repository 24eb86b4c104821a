"""Relations: from counts of happenings, polls and votes to series, shifts and effects. Pure: no file, no clock."""

from winset.relations.attention import Attention, VolumeBreak, attention, volume_breaks
from winset.relations.cells import (
    Cells,
    cells,
    coarser,
    filled,
    numbered_cells,
    only,
    over_issues,
    period_label,
    undirected,
)
from winset.relations.comparison import Comparison, Period, compared
from winset.relations.conflict import CONFLICT_PLOVER, CONFLICT_ROOTS, SCOPES, STATE_SECTORS, is_conflict, scope
from winset.relations.drivers import Acts, drivers
from winset.relations.effects import CANNOT_TELL, Effect, Slope, Verdict, contact_effects
from winset.relations.happenings import Cluster, Report, cluster_weights, happening, happening_ids, merge_reports
from winset.relations.jumps import Jump, jumps
from winset.relations.level import Level
from winset.relations.opinion import ModeBreak, Record, Run, Trend, Wave, lowest, record, trends
from winset.relations.pollsters import PollsterGap, pollster_gaps
from winset.relations.pooling import PooledMeans
from winset.relations.precision import Precision, Proportion, newcombe, precision, sampling_plan, wilson
from winset.relations.rituals import RitualDay
from winset.relations.scoring import Match, ShiftScore, score_shifts
from winset.relations.series import NO_EVENTS, Series, series
from winset.relations.shifts import Shift, Shifts, shifts
from winset.relations.votes import Alignment, alignment

__all__ = [
    "CANNOT_TELL",
    "CONFLICT_PLOVER",
    "CONFLICT_ROOTS",
    "NO_EVENTS",
    "SCOPES",
    "STATE_SECTORS",
    "Acts",
    "Alignment",
    "Attention",
    "Cells",
    "Cluster",
    "Comparison",
    "Effect",
    "Jump",
    "Level",
    "Match",
    "ModeBreak",
    "Period",
    "PollsterGap",
    "PooledMeans",
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
    "Slope",
    "Trend",
    "Verdict",
    "VolumeBreak",
    "Wave",
    "alignment",
    "attention",
    "cells",
    "cluster_weights",
    "coarser",
    "compared",
    "contact_effects",
    "drivers",
    "filled",
    "happening",
    "happening_ids",
    "is_conflict",
    "jumps",
    "lowest",
    "merge_reports",
    "newcombe",
    "numbered_cells",
    "only",
    "over_issues",
    "period_label",
    "pollster_gaps",
    "precision",
    "record",
    "sampling_plan",
    "scope",
    "score_shifts",
    "series",
    "shifts",
    "trends",
    "undirected",
    "volume_breaks",
    "wilson",
]
