from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from winset.coder import code_records

PRIVATE = """\
The Kenyan runner beat her Ethiopian rival by two seconds in Berlin.
Brazil crushed Peru 4-0 in Lima on Thursday.
Spain thrashed Malta to stay top of the group.
England captain Moore attacked the referee's decision after the defeat.
The Argentine striker fired twice in the second half.
Pakistan bowled out Sri Lanka for 180 in Kandy.
The Dutch cyclist took the yellow jersey from his Danish team-mate.
Ghana host Mali in the first qualifier on Saturday.
Serena Williams defeated the Russian in straight sets.
Australia face New Zealand in the final on Sunday.
A man killed his wife in a flat in Vienna on Sunday, police said.
A lorry crashed into a school bus in Kenya, killing four children.
Thieves stole a painting from a museum in Lisbon.
A fire killed three people in a hotel in Manila.
A woman was found dead in a hotel room in Oslo.
A bus plunged into a ravine in Peru, killing 20 passengers.
An avalanche killed two Swiss skiers on Friday.
The Roman army destroyed Carthage in 146 BC.
In 1905 Japan defeated Russia at sea.
The two countries fought a war in the 1960s.
Portugal ruled Angola until 1975.
The treaty of 1648 ended a war of thirty years.
If France attacked, nobody would help.
What would happen if Turkey closed the straits?
It is not known whether Iran would accept talks.
Analysts wonder whether Egypt might devalue its pound.
The bank could be forced to sell its Spanish unit.
The actress met the director at a festival in Cannes.
The Danish author visits schools to read from her novel.
A Canadian couple sued the airline over a lost bag.
The pop star will tour Japan in May.
Doctors treated 20 patients for heat stroke in Delhi.
A strong earthquake hit northern Chile on Monday.
Heavy rain blocked roads in southern France.
The film won a prize in Venice.
The German car maker recalled 3,000 vans over faulty brakes.
Shares in Tokyo fell after a sell-off in New York.
The company agreed to buy a Swedish rival for two billion euros.
Shoppers in Dublin complained about long queues.
A Turkish dentist was arrested for drunk driving.
Police in Naples seized two tonnes of fake handbags.
The museum in Cairo returned to its old opening hours.
A shark attacked a swimmer off Perth.
The Finnish team trains in Spain each winter.
The number of tourists who visited Greece rose by 4 percent.
The Swiss franc strengthened against the dollar on Tuesday.
A Chilean miner who survived the accident met his family on Sunday.
The priest blessed the animals in a square in Madrid.
""".splitlines()
"""Sport, accidents, crime, history, doubt, trade and daily life: nothing that one actor does to another."""
ACTS = """\
A gunman shot a Turkish diplomat in Vienna.
Hungary agreed to buy Swedish fighter jets.
The Norwegian government agreed with the firm to build a port.
Danish farmers protested in Aarhus.
An Egyptian court sentenced an Italian student.
""".splitlines()


@cache
def coded() -> dict[str, list[dict[str, Any]]]:
    return {out["id"]: out["events"] for out in code_records({"id": t, "text": t} for t in (*PRIVATE, *ACTS))}


@pytest.mark.parametrize("text", PRIVATE)
def test_private_matters_are_no_events(text: str) -> None:
    assert coded()[text] == []


@pytest.mark.parametrize("text", ACTS)
def test_acts_of_and_on_states_are(text: str) -> None:
    assert coded()[text]
