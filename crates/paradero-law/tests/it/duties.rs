//! The duties by which evaluator and oracle are held together.

/// One safeguard at least of each kind of duty.
pub(crate) const PACK: &str = r#"
pack test "Made up"  version "1"

clock appeal  30 hours reading "one"  or 36 hours reading "another"

derive final_order_became_final
  on     bia_decision(ruling: dismissed) | appeal_waived
  after  ij_decision(order: removal)  appeal  unless bia_appeal_filed | appeal_waived

derive removal_period_started
  on     final_order_became_final | stay_ended
  latest

state stayed
  from    stay_granted
  until   stay_ended | died

state brief
  from    stay_granted
  until   stay_ended
  lasts   30 hours

safeguard E-1 "hours"
  stage   custody
  when    inquiry
  expect  reply | located
  within  24 hours
  unless  released
  cite    practice "none"

safeguard E-2 "days, in a state"
  stage   custody
  when    inquiry
  if      stayed
  expect  reply
  within  2 days
  cite    practice "none"

safeguard E-3 "two readings"
  stage   custody
  when    inquiry
  expect  reply
  within  1 business day reading "one"
  or within 48 hours reading "another"
  unless  released | died
  cite    practice "none"

safeguard E-4 "by its time"
  stage   custody
  when    hearing_scheduled
  expect  reply | located
  by its  for
  cite    practice "none"

safeguard E-5 "no time, in a brief state"
  stage   custody
  when    inquiry
  if      brief
  expect  reply
  cite    practice "none"

safeguard B-1 "before"
  stage   custody
  before  removal_executed
  expect  reply
  unless  released
  warn    removal_scheduled
  cite    practice "none"

safeguard B-2 "long before, in a state"
  stage   custody
  before  removal_executed
  if      stayed
  expect  reply | located
  at least 24 hours
  warn    removal_scheduled
  cite    practice "none"

safeguard N-1 "never"
  stage   custody
  never   removal_executed
  while   stayed
  unless  released
  warn    removal_scheduled
  cite    practice "none"

safeguard N-2 "never in a brief state"
  stage   custody
  never   removal_executed
  while   brief
  warn    removal_scheduled
  cite    practice "none"

safeguard A-1 "at most"
  stage   custody
  at most 36 hours
  in      stayed
  cite    practice "none"

safeguard A-2 "at least every"
  stage   custody
  at least every 2 days
  in      stayed
  expect  reply
  cite    practice "none"

safeguard L-1 "elements"
  stage   custody
  element en "one" shown by inquiry
  element en "two" shown by refusal | stay_granted
  answered by reply | released
  cite    practice "none"

state open_petition
  from    habeas_filed
  until   habeas_order
  lasts   30 hours reading "one" or 36 hours reading "another"

state final_order
  from    final_order_became_final
  until   motion_granted

state in_fear
  track   procedure
  from    cf_referred

state in_court
  track   procedure
  from    nta_filed_with_court
  until   proceedings_terminated

state ordered
  track   procedure
  from    er_order_issued

state not_feared
  from    cf_decision_issued(outcome: negative)
  until   cf_decision_issued(outcome: positive) | ij_cf_review_decided(ruling: vacated)

track procedure
  english "Where the case stands"
  spanish "En qué está el caso"
  states  in_fear | in_court | ordered
  never   removal_executed  while in_fear  by T-1

safeguard M-1 "missed"
  stage   custody
  missed  E-1
  expect  refusal
  within  12 hours
  unless  died
  cite    practice "none"

safeguard M-2 "missed, by days"
  stage   custody
  missed  E-2
  expect  refusal
  within  1 day
  cite    practice "none"

safeguard R-1 "a right that ends"
  stage   proceedings
  when    ij_decision(order: removal)
  may     bia_appeal_filed
  within  appeal
  unless  released
  cite    practice "none"

safeguard F-1 "a basis"
  stage   proceedings
  before  removal_executed
  warn    removal_scheduled
  unless  released
  basis   en "final" es "firme" if final_order and not stayed
  basis   en "ordered" es "ordenada" if ordered
  basis   en "no petition" es "sin petición" if not open_petition and stayed
  cite    practice "none"

safeguard F-2 "after what follows"
  stage   proceedings
  when    removal_period_started
  expect  custody_review_after_order
  within  24 hours
  cite    practice "none"

safeguard F-3 "never once final"
  stage   proceedings
  never   removal_executed
  while   final_order
  warn    removal_scheduled
  cite    practice "none"

safeguard T-1 "never from a state of a track"
  stage   proceedings
  never   removal_executed
  while   in_fear | in_court
  cite    practice "none"

safeguard T-2 "in a state of a track"
  stage   proceedings
  when    fear_expressed
  if      in_court
  expect  cf_interview_held
  within  24 hours
  cite    practice "none"

safeguard O-1 "never under a petition that lasts so long or so long"
  stage   proceedings
  never   removal_executed
  while   open_petition
  warn    removal_scheduled
  cite    practice "none"

safeguard O-2 "under such a petition"
  stage   proceedings
  when    habeas_filed
  if      open_petition
  expect  habeas_order
  within  36 hours
  cite    practice "none"

safeguard W-1 "in one circuit"
  stage   custody
  where   circuit 9
  when    arrested
  expect  examined
  within  24 hours
  cite    practice "none"

safeguard W-2 "in a state"
  stage   custody
  when    arrested
  if      at.state = TX
  expect  examined
  within  30 hours
  cite    practice "none"

safeguard V-1 "the rule until the ninth"
  stage   custody
  effective ../2025-03-09
  when    foia_filed
  expect  foia_determination
  within  24 hours
  cite    practice "none"

safeguard V-2 "the rule from the tenth"
  stage   custody
  effective 2025-03-10/..
  when    foia_filed
  expect  foia_determination
  within  36 hours
  cite    practice "none"

safeguard K-1 "not to the country of the grant"
  stage   protection
  never   removal_executed
  while   stayed
  if      withholding_granted.country = to.country
  cite    practice "none"

safeguard K-2 "not to the country of the grant, with a basis"
  stage   protection
  before  removal_executed
  basis   en "another" es "otro" if withholding_granted.country != to.country
  basis   en "own" es "propio" if person.country = to.country
  cite    practice "none"

safeguard D-1 "by an attribute"
  stage   screening
  when    cf_decision_issued(outcome: negative)
  expect  ij_review_requested | cf_decision_issued(outcome: positive)
  within  24 hours
  cite    practice "none"

safeguard D-2 "by an attribute of what opens and closes"
  stage   screening
  never   removal_executed
  while   not_feared
  cite    practice "none"

safeguard D-3 "two elements of one attribute"
  stage   screening
  element en "one" shown by cf_decision_issued(outcome: negative)
  element en "two" shown by cf_decision_issued(outcome: positive) | not_feared
  answered by ij_review_requested
  cite    practice "none"

safeguard D-4 "one basis or the other"
  stage   screening
  before  cf_decision_issued
  basis   en "one" es "una" if outcome = negative
  basis   en "two" es "dos" if outcome = positive
  cite    practice "none"

safeguard L-2 "an element by a state"
  stage   custody
  element en "one" shown by stayed
  element en "two" shown by inquiry
  answered by reply
  cite    practice "none"
"#;

/// A few duties for timelines in which doubts hang together.
pub(crate) const TOGETHER: &str = r#"
pack together "Made up"  version "1"

state stayed
  from    stay_granted
  until   stay_ended

state in_place
  from    transferred
  until   transferred | released

safeguard X-1 "told within a day"
  stage   custody
  when    transferred
  expect  counsel_notified
  within  24 hours
  cite    practice "none"

safeguard X-2 "not under a stay"
  stage   custody
  never   removal_executed
  while   stayed
  cite    practice "none"

safeguard X-3 "moved on in time"
  stage   custody
  at most 36 hours
  in      in_place
  cite    practice "none"

safeguard X-4 "asked of the judge"
  stage   screening
  when    cf_decision_issued(outcome: negative)
  expect  cf_decision_issued(outcome: positive) | ij_review_requested
  within  24 hours
  cite    practice "none"
"#;
