Creator "claimgraph"
graph [
  directed 1
  multigraph 1
  original_names "{}"
  documents "[{&quot;name&quot;:&quot;news/a.txt&quot;,&quot;title&quot;:&quot;Rutte &amp; \&quot;calm\&quot; in Kosovo&quot;,&quot;date&quot;:&quot;2025-03-12&quot;,&quot;author&quot;:&quot;Ana Kola; Ben Ode&quot;,&quot;publisher&quot;:&quot;The <Daily> Bridge&quot;,&quot;url&quot;:&quot;https://example.org/news?id=1&amp;page=2&quot;,&quot;section&quot;:&quot;World&quot;,&quot;language&quot;:&quot;en&quot;,&quot;format&quot;:&quot;html&quot;,&quot;words&quot;:14},{&quot;name&quot;:&quot;news/b.txt&quot;,&quot;publisher&quot;:&quot;NATO&quot;,&quot;url&quot;:&quot;javascript:alert(1)&quot;},{&quot;name&quot;:&quot;news/c.txt&quot;},{&quot;name&quot;:&quot;news/d.txt&quot;,&quot;title&quot;:&quot;Nothing new&quot;,&quot;same_as&quot;:&quot;news/a.txt&quot;}]"
  node [
    id 0
    label "Kosovo"
    key "Q1246"
    type "place"
    mentions 4
    kb "Q1246"
    unnamed 0
  ]
  node [
    id 1
    label "NATO"
    key "Q7184"
    type "organization"
    aliases "[&quot;North Atlantic Treaty Organization&quot;,&quot;the \&quot;Alliance\&quot;&quot;]"
    mentions 3
    kb "Q7184"
    unnamed 0
  ]
  node [
    id 2
    label "Ana Kola"
    key "ana-kola"
    type "person"
    mentions 1
    unnamed 0
  ]
  node [
    id 3
    label "calm &amp; restraint in the whole of the north"
    key "calm-restraint"
    type "concept"
    mentions 1
    unnamed 0
  ]
  node [
    id 4
    label "Mark Rutte"
    key "mark-rutte"
    type "person"
    aliases "[&quot;Rutte&quot;]"
    mentions 5
    unnamed 0
  ]
  edge [
    source 1
    target 0
    key "Q7184.leaves.Q1246.not.future"
    label "leaves"
    relation "leaves"
    interaction "leaves"
    weight 1
    symmetric 0
    polarity "-"
    modality "future"
    confidence 0.8
    sentence "NATO will not leave Kosovo."
    documents 1
    evidence "[{&quot;document&quot;:&quot;news/b.txt&quot;,&quot;sentence&quot;:1,&quot;start&quot;:0,&quot;end&quot;:0,&quot;text&quot;:&quot;NATO will not leave Kosovo.&quot;,&quot;rule&quot;:&quot;leave&quot;,&quot;subject&quot;:&quot;&quot;,&quot;object&quot;:&quot;&quot;,&quot;trigger&quot;:&quot;&quot;,&quot;trigger_start&quot;:0,&quot;trigger_end&quot;:0}]"
  ]
  edge [
    source 1
    target 0
    key "Q7184.secures.Q1246.future.by.mark-rutte"
    label "secures"
    relation "secures"
    interaction "secures"
    weight 1
    symmetric 0
    attributed_to "Mark Rutte"
    attributed_to_id "mark-rutte"
    report "states"
    polarity "+"
    modality "future"
    condition "if asked"
    confidence 0.8
    sentence "NATO will secure Kosovo if asked, Rutte said."
    documents 1
    evidence "[{&quot;document&quot;:&quot;news/b.txt&quot;,&quot;sentence&quot;:0,&quot;start&quot;:0,&quot;end&quot;:0,&quot;text&quot;:&quot;NATO will secure Kosovo if asked, Rutte said.&quot;,&quot;rule&quot;:&quot;secure&quot;,&quot;subject&quot;:&quot;&quot;,&quot;object&quot;:&quot;&quot;,&quot;trigger&quot;:&quot;&quot;,&quot;trigger_start&quot;:0,&quot;trigger_end&quot;:0}]"
  ]
  edge [
    source 2
    target 4
    key "ana-kola.meets_with.mark-rutte"
    label "meets with"
    relation "meets_with"
    interaction "meets_with"
    weight 1
    symmetric 1
    polarity "+"
    modality "actual"
    confidence 0.8
    sentence "Ana Kola met Rutte."
    documents 1
    evidence "[{&quot;document&quot;:&quot;news/c.txt&quot;,&quot;sentence&quot;:0,&quot;start&quot;:0,&quot;end&quot;:0,&quot;text&quot;:&quot;Ana Kola met Rutte.&quot;,&quot;rule&quot;:&quot;meet&quot;,&quot;subject&quot;:&quot;&quot;,&quot;object&quot;:&quot;&quot;,&quot;trigger&quot;:&quot;&quot;,&quot;trigger_start&quot;:0,&quot;trigger_end&quot;:0}]"
  ]
  edge [
    source 4
    target 3
    key "mark-rutte.urges.calm-restraint"
    label "urges"
    relation "urges"
    interaction "urges"
    weight 1
    symmetric 0
    polarity "+"
    modality "actual"
    place "in the north"
    place_id "Q1246"
    complement "calm &amp; restraint"
    confidence 0.8
    sentence "He &quot;urged&quot; calm &amp; restraint in the north."
    documents 1
    evidence "[{&quot;document&quot;:&quot;news/a.txt&quot;,&quot;sentence&quot;:1,&quot;start&quot;:43,&quot;end&quot;:99,&quot;text&quot;:&quot;He \&quot;urged\&quot; calm &amp; restraint\nin the north.&quot;,&quot;date&quot;:&quot;2025-03-12&quot;,&quot;rule&quot;:&quot;urge&quot;,&quot;subject&quot;:&quot;&quot;,&quot;object&quot;:&quot;&quot;,&quot;trigger&quot;:&quot;&quot;,&quot;trigger_start&quot;:0,&quot;trigger_end&quot;:0}]"
  ]
  edge [
    source 4
    target 0
    key "mark-rutte.visits.Q1246"
    label "visits"
    relation "visits"
    interaction "visits"
    weight 2
    symmetric 0
    polarity "+"
    modality "actual"
    time "on 11 March 2025"
    time_value "2025-03-11"
    confidence 0.8
    sentence "Mark Rutte visited Kosovo on 11 March 2025."
    documents 2
    evidence "[{&quot;document&quot;:&quot;news/a.txt&quot;,&quot;sentence&quot;:0,&quot;start&quot;:0,&quot;end&quot;:42,&quot;text&quot;:&quot;Mark Rutte visited Kosovo on 11 March 2025.&quot;,&quot;date&quot;:&quot;2025-03-12&quot;,&quot;rule&quot;:&quot;visit nsubj:S obj:O&quot;,&quot;subject&quot;:&quot;Mark Rutte&quot;,&quot;object&quot;:&quot;Kosovo&quot;,&quot;trigger&quot;:&quot;visited&quot;,&quot;trigger_start&quot;:11,&quot;trigger_end&quot;:18},{&quot;document&quot;:&quot;news/c.txt&quot;,&quot;sentence&quot;:7,&quot;start&quot;:0,&quot;end&quot;:0,&quot;text&quot;:&quot;Rutte was in Kosovo.&quot;,&quot;rule&quot;:&quot;be&quot;,&quot;subject&quot;:&quot;&quot;,&quot;object&quot;:&quot;&quot;,&quot;trigger&quot;:&quot;&quot;,&quot;trigger_start&quot;:0,&quot;trigger_end&quot;:0}]"
  ]
]
