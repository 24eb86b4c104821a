"""From positions and consent rules to win-sets, rankings and packages; arrays in, named results out.

Everything here is pure: no file is opened, no clock is read, and whatever is random takes a seed.
"""

from winset.bargaining.acceptance import acceptance, acceptances, gains
from winset.bargaining.agenda import Agenda, Entry, agenda_of
from winset.bargaining.arrays import BadNumbers
from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.baselines import closeness, expert_median, weighted_mean, weighted_median
from winset.bargaining.beside import Beside, beside
from winset.bargaining.boxes import Box, failure_boxes
from winset.bargaining.bundle import Package, best_package
from winset.bargaining.consent import Body, Rule, absorbed, chance, ratification, veto_of
from winset.bargaining.exchange import Exchange, exchanges
from winset.bargaining.expected_utility import condorcet_median, expected_utility_rounds
from winset.bargaining.explain import Explanation, Stand, Swing, explain
from winset.bargaining.game import Game, game_of
from winset.bargaining.information import information_value
from winset.bargaining.joint import Joint, changes_of_mind, joint_ratification
from winset.bargaining.ladder import Ladder, ladder_of
from winset.bargaining.orders import kendall_tau, ranks
from winset.bargaining.packages import Items, Stakes, Synergy
from winset.bargaining.pareto import pareto_front, pareto_layers
from winset.bargaining.places import Place, Places, places
from winset.bargaining.proposal import Proposal, propose
from winset.bargaining.questions import Question, ask_next
from winset.bargaining.ranking import rank, ranked
from winset.bargaining.result import Ranked, Ranking, contract
from winset.bargaining.scenarios import Comparison, acting, compared, compared_each, happened
from winset.bargaining.settings import GameSettings
from winset.bargaining.simulation import Beliefs, Simulated, simulated
from winset.bargaining.solutions import egalitarian, kalai_smorodinsky, nash
from winset.bargaining.winset import Intervals, interval_winset, most_ambitious, overlap, rule_winset

__all__ = [
    "Agenda",
    "Assessment",
    "BadNumbers",
    "Beliefs",
    "Beside",
    "Body",
    "Box",
    "Comparison",
    "Entry",
    "Exchange",
    "Explanation",
    "Game",
    "GameSettings",
    "Intervals",
    "Items",
    "Joint",
    "Ladder",
    "Package",
    "Place",
    "Places",
    "Proposal",
    "Question",
    "Ranked",
    "Ranking",
    "Rule",
    "Simulated",
    "Stakes",
    "Stand",
    "Swing",
    "Synergy",
    "absorbed",
    "acceptance",
    "acceptances",
    "acting",
    "agenda_of",
    "ask_next",
    "assessed",
    "beside",
    "best_package",
    "chance",
    "changes_of_mind",
    "closeness",
    "compared",
    "compared_each",
    "condorcet_median",
    "contract",
    "egalitarian",
    "exchanges",
    "expected_utility_rounds",
    "expert_median",
    "explain",
    "failure_boxes",
    "gains",
    "game_of",
    "happened",
    "information_value",
    "interval_winset",
    "joint_ratification",
    "kalai_smorodinsky",
    "kendall_tau",
    "ladder_of",
    "most_ambitious",
    "nash",
    "overlap",
    "pareto_front",
    "pareto_layers",
    "places",
    "propose",
    "rank",
    "ranked",
    "ranks",
    "ratification",
    "rule_winset",
    "simulated",
    "veto_of",
    "weighted_mean",
    "weighted_median",
]
