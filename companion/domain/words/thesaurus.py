"""Words of near the same meaning, so that a true line told in other words is known again.

A small thesaurus of everyday English as it stands in accounts of work. Nearness is no identity: numbers, units, names,
titles, kinds of work and who did a thing are compared by themselves, whatever stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from companion.domain.words.word_forms import base, root

_GROUPS = """
abandon quit stop cease drop discontinue | accept agree approve | accident mishap | accomplish achieve attain | account
bookkeeping accounting | add append include | adjust tune adapt tweak | admit confess acknowledge own | advertise advert
advertisement | advise counsel guide coach mentor | aid help assist support | aim goal target | allow let permit | always
invariably | amount quantity sum | anger angry furious | announce declare | answer reply respond response | apologise apologize
sorry apology | appear show | apply application candidate | appoint hire recruit employ take | argue quarrel dispute | arrange
organise organize order sort rearrange | arrive come reach land | ask request enquire inquire question | assemble gather collect
| assess evaluate appraise judge rate | assistant assist | attempt try go | audience listener | audit inspect check examine
review verify test | automobile car vehicle | average mean | avoid prevent avert | back rear behind | bad poor | ban forbid
prohibit | bar prohibit | bee beekeeper beekeeping | beforehand advance | begin start commence launch | beginner novice newcomer
| boat vessel ship craft | border frontier | boss manager supervisor chief superior lead leader head foreman | boy lad | brief
short concise | bring carry take fetch | broken faulty defective defect fault flaw | budget spend spending | build construct
make erect rebuild assemble create | building house home installation property | burn scorch | business company firm enterprise
employer | buy purchase procure acquire buyer | calculate compute reckon | call ring phone telephone | cancel scrap | candidate
applicant | care look tend | career profession trade occupation job | case instance | catch capture | cause reason | certify
sign | change alter modify switch convert | chart diagram | cheap inexpensive | chief head lead | child kid pupil | city town
municipality | class course lesson | classroom school teach | clean wash | clear plain | client customer | climb rise | close
shut | coach train | collapse fail | colleague coworker peer workmate | colleague fellow | collect gather pick | combine merge
join | complain complaint grumble | complete finish end conclude | conceal hide | confirm verify | construct build | contact
reach | continue carry | control govern | conversation talk chat discussion interview | convert turn | copy duplicate | correct
right fix mend amend rectify | cost price expense expenditure | count number tally | crack fissure | create make produce devise
design develop invent | crew team squad staff gang | crucial vital | cut reduce lower lessen decrease shorten trim slash shrink
drop | dangerous hazardous danger hazard risk risky | dark darkness night | dawn sunrise morning | day daily | deal handle
manage | debt owe | decide choose opt decision pick select | defend protect | delay postpone hold wait late | delete remove
erase cross eliminate take | deliver bring | deliver supply | demand require insist | depart leave | department unit division
section | deploy deployment release | describe tell portray depict | desk office | difficult hard tough | dirty filthy | discard
remove throw | discard throw scrap bin dump | discover find notice spot detect uncover | discuss talk | dish plate meal |
dismiss fire sack | display show hang exhibit | divide split separate | doctor physician | document record write | draw sketch
drawing | drive steer | earn wage pay salary | easy simple | edit revise | educate teach train | effect result outcome | employ
hire | employee staff | empty vacate | enemy foe | engage involve | enlarge expand grow increase raise extend | enough plenty
sufficient | enrol register | enter join | error mistake slip wrong fault blunder | estimate guess | event incident | evict
eviction | exact precise | exam examination test | examine test | explain account clarify | extra more additional | fall autumn
| fall drop decline sink decrease | family relative | farm farmer agriculture agricultural | fast quick rapid swift | fasten fix
tie | fear afraid dread | fee charge | fight battle | figure number statistic | fill stuff | finance money fund funding | fire
blaze | fit suit | flat apartment | follow shadow accompany | forest wood | form sheet questionnaire | founder found establish
start | free gratis | frequent often | friend pal | gain win | garbage waste rubbish trash scrap | get obtain receive | gift
present | give hand donate grant | glad happy pleased | goods stock merchandise | govern rule | grade rate | graduate degree |
grant award | group party | guest visitor customer | half halve | harm hurt damage injure | hear listen | heavy weighty | high
tall | hold run | hospital clinic | hotel inn | house home dwelling | household domestic home | huge large big great | idea
notion concept | identify recognise recognize find | ill sick unwell | image photo picture photograph | implement introduce |
important key | improve better enhance upgrade | income earning | inform tell notify | injury hurt | institution organisation
organization | instruct teach | insure insurance | interview screen | introduce bring launch | introduction launch rollout |
invite invitation | job post position role employment | judgement verdict | jump leap | keep retain maintain preserve | kill die
death dead | kitchen cook chef | know aware | lab laboratory | label tag | labour work | lane road | language tongue | large big
| launch start | law legal lawyer attorney | lead run head manage direct oversee supervise chair | learn study | lecture teach
lecturer | length long | letter note | level degree | library librarian | license licence | lift elevator | like similar | limit
restrict cap | list inventory register catalogue record | live reside dwell | load cargo | lorry truck | lose loss | loud noisy
| machine equipment device machinery | mail send post | main chief principal | maintain service | maintenance repair | majority
most | maker make builder | manager management | manual hand | mathematics maths | measure gauge weigh time | medicine drug
medication | meet encounter | memo note | method way procedure | mid middle | miss overlook | modest humble | money cash |
monthly month | motor engine | move shift relocate transfer | near nearby close neighbour neighbouring | need require | new
fresh | newspaper paper press | nightly night | nobody none | noise sound | noon midday | normal usual | nurse nursing | obey
follow | object item thing artefact | occur happen | offer propose | office bureau | oil petroleum | old former ex previous past
earlier | operate handle | operate run work | opinion view | outdoor outside | overhaul renovate restore refurbish | oversee
supervise run manage | own possess | owner proprietor | pack package | page sheet | pain ache | parcel package | part piece
portion | participant attendee | pass clear | passenger traveller | patch repair | patient sick | pause break | pension retire
retirement | people person | perform do carry | permission consent | permit allow | persuade convince | pick choose | picture
photograph | place put site spot location | plan schedule timetable rota | plant factory mill | port harbour harbor | praise
commend | prefer favour favor | premises building | prepare preparation ready | present deliver give | president chair |
previous prior | prison jail | prize award trophy | produce make | programme program coding code developer software | promote
promotion | proof evidence | protect guard | provide supply | publish print release appear issue | pupil schoolchild | push
press | quay pier dock | queue line | queue wait | quiet silent silence mute | quote cite | rail railway train | rebuild
reconstruct redo | recall remember | recording record | regular steady | reject refuse decline deny | release launch | rely
trust count | remain stay | remote distant | remove take strip withdraw | rent lease | repair mend fix restore | repair restore
| replace substitute swap exchange | report account describe | rescue save | research study investigate | resign step leave |
rest remainder | restaurant kitchen | return go | reveal show | review critique | revise rewrite redraw rework redo | rewrite
redraft | right correct proper | rise increase grow climb | rival competitor | road route way | room space | rota roster |
rotate turn | rule regulation | rural countryside | rush hurry | safe safety secure | sail ship sea | salary wage | save spare |
say state tell remark | scare frighten | school college | sea ocean offshore | seat chair | see view | sell sale | seller vendor
| send post dispatch mail ship | separate part | several various some | shed barn | shelf rack | shift turn | shop store | short
brief | shorten reduce | shout yell | show demonstrate display prove | sign signature | sink sunk | skill ability | small little
tiny | smart clever | solo alone | solve resolve | sort kind type | speak talk speech | speed pace | stage phase | stair step |
standard norm | start begin open | stock supply | storm gale | story tale | street road | student pupil trainee apprentice |
study learn read | submit send | succeed success | suggest propose | surprise astonish | survey questionnaire poll | survive
last | suspend pause | swap exchange trade | syllabus curriculum | talk speak speech presentation lecture | task duty job |
teach instruct train tutor teacher teaching lecture | tear rip | tell inform | tenant renter | tender bid | threaten threat |
throw cast | tidy neat | timber wood | tired exhausted | together joint jointly | tool instrument | total whole | touch feel |
tour trip | trader merchant dealer | translate interpreter translation | transport transit | travel journey trip | treat
treatment | trouble problem difficulty issue | twice double | understand grasp | unusual rare | update revise | upset sad |
urgent pressing | use employ apply utilise utilize | value worth | visit call | visitor guest | volunteer unpaid | vote ballot |
walk stroll hike | want wish | warehouse store depot storage | warn alert warning | watch observe look monitor | web website
online internet | weekly week | weigh weight | wind breeze | wire wiring cable | wooden wood timber | word phrase wording |
worker employee labourer staff | worry concern | cancel withdraw retract revoke scrap | open found establish launch | report
submit notify flag | book account figure ledger | burn fire | box crate case | bring earn raise net yield | wall brick | floor
storey | hurt injure | empty evacuate clear | accept say agree | say put | remove delete drop | skip omit leave | colleague
workmate mate crew | young junior | old senior | worker operator hand | newcomer beginner starter | rehearse practise practice
drill | rota schedule roster | dawn early | admit confess own | grow rise increase climb | train prepare coach | print press |
paper sheet form | pupil learner student | tutor teacher | reader public audience | money cash dollar euro | tenant resident
occupant | caretaker janitor concierge | night evening | engineer technician | builder mason | fitter mechanic | hairdresser
barber | cook chef | sew stitch | factory mill plant | mend repair | forecast predict estimate | invent devise | propose suggest
| hospital clinic ward | turnover revenue | profit margin | loss deficit | client buyer | proofread read check | complaint
grievance | apply request | travel ride drive | motorbike motorcycle | bus coach | van truck | queue line | hall room | roof
ceiling | door gate | stay remain | board committee trustee council | chair lead | merge join | shut close | fix repair | start
found | number count | illness disease sickness | aid help | worse deteriorate | write draft author compose pen | writer author
| wrong incorrect | year annual yearly | yield harvest crop
"""


def groups() -> list[str]:
    """The groups as they stand: words of near the same meaning, a space between."""
    return _GROUPS.replace("\n", " ").split("|")


@lru_cache(maxsize=8)
def _kin(stem: Callable[[str], list[str]]) -> dict[str, frozenset[str]]:
    """For each root, the roots of the words that stand beside it in a group."""
    found: dict[str, set[str]] = {}
    for group in groups():
        together = {root(one) for word in group.split() for one in stem(base(word))}
        for one in together:
            found.setdefault(one, set()).update(together)
    return {one: frozenset(others) for one, others in found.items()}


def kin(word: str, stem: Callable[[str], list[str]]) -> frozenset[str]:
    """The roots that say nearly what a root says, itself among them."""
    return _kin(stem).get(word, frozenset()) | {word}
