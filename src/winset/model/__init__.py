"""The values that every other part speaks in; frozen, and without behaviour of their own."""

from winset.model.actor import SECTORS, Actor, Player, Power, actor_id
from winset.model.agency import agency_on
from winset.model.calendar import OCCASION_KINDS, Occasion, Ritual
from winset.model.case import Case, TurningPoint, as_of, in_force
from winset.model.claim import CLAIM_KINDS, CONSTRAINT_KINDS, Claim, Constraint
from winset.model.commitment import COMMITMENT_STATUS, SCORES, Commitment, Judgement
from winset.model.contact import Contact, ContactTest
from winset.model.dates import first_day, is_partial_date, last_day, precision
from winset.model.document import Document, Sentence, Source
from winset.model.event import Event, Happening, Span
from winset.model.forecast import Forecast
from winset.model.hypothesis import FITS, WEIGHTS, Hypothesis, Weighing
from winset.model.issue import Issue, Level, StatusQuo, standing
from winset.model.meeting import Meeting
from winset.model.option import FORMATS, FRAMES, INSTRUMENTS, FrameEffect, Option, Outcome, Variant
from winset.model.pair import Pair
from winset.model.panel import PROPOSAL_KINDS, SCALES, Answer, Member, Panel, Proposed, Question
from winset.model.poll import PollFigure
from winset.model.position import READING_KINDS, Influence, Position, Prior, Pull, Reading
from winset.model.scenario import CHANGE_KINDS, Change, Scenario

__all__ = [
    "CHANGE_KINDS",
    "CLAIM_KINDS",
    "COMMITMENT_STATUS",
    "CONSTRAINT_KINDS",
    "FITS",
    "FORMATS",
    "FRAMES",
    "INSTRUMENTS",
    "OCCASION_KINDS",
    "PROPOSAL_KINDS",
    "READING_KINDS",
    "SCALES",
    "SCORES",
    "SECTORS",
    "WEIGHTS",
    "Actor",
    "Answer",
    "Case",
    "Change",
    "Claim",
    "Commitment",
    "Constraint",
    "Contact",
    "ContactTest",
    "Document",
    "Event",
    "Forecast",
    "FrameEffect",
    "Happening",
    "Hypothesis",
    "Influence",
    "Issue",
    "Judgement",
    "Level",
    "Meeting",
    "Member",
    "Occasion",
    "Option",
    "Outcome",
    "Pair",
    "Panel",
    "Player",
    "PollFigure",
    "Position",
    "Power",
    "Prior",
    "Proposed",
    "Pull",
    "Question",
    "Reading",
    "Ritual",
    "Scenario",
    "Sentence",
    "Source",
    "Span",
    "StatusQuo",
    "TurningPoint",
    "Variant",
    "Weighing",
    "actor_id",
    "agency_on",
    "as_of",
    "first_day",
    "in_force",
    "is_partial_date",
    "last_day",
    "precision",
    "standing",
]
