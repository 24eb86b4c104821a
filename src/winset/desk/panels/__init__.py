"""Expert rounds: seats, sheets, rounds and what they came to; see `winset.store.panels` for what is kept where."""

from winset.desk.panels.answering import Asked, Sheet, answers_in, hand_in, propose, proposed, save_draft, sheet
from winset.desk.panels.beside import BesideExperts, beside_experts, without_experts
from winset.desk.panels.leaving import export_panel
from winset.desk.panels.opened import panels_in
from winset.desk.panels.results import PanelResult, Pooled, result
from winset.desk.panels.seating import Invitation, Reminder, invite, invite_file, lost_key, reminders, write_letters
from winset.desk.panels.steering import Closed, close_round, open_round
from winset.desk.panels.summary import QuestionSummary, Response
from winset.model import Answer, Member, Panel, Proposed, Question

__all__ = [
    "Answer",
    "Asked",
    "BesideExperts",
    "Closed",
    "Invitation",
    "Member",
    "Panel",
    "PanelResult",
    "Pooled",
    "Proposed",
    "Question",
    "QuestionSummary",
    "Reminder",
    "Response",
    "Sheet",
    "answers_in",
    "beside_experts",
    "close_round",
    "export_panel",
    "hand_in",
    "invite",
    "invite_file",
    "lost_key",
    "open_round",
    "panels_in",
    "propose",
    "proposed",
    "reminders",
    "result",
    "save_draft",
    "sheet",
    "without_experts",
    "write_letters",
]
