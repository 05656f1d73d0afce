# harbours
Creator "somebody"
graph [
  directed 1
  name "trade &amp; loans"
  node [ id 1 label "North &#34;Bank&#34; &eacute;" founded 1907 share 0.5 graphics [ x 1.5 y -2.E+1 type "box" ] ]
  node [ id 2 label "Harbour" tag 1 tag 2 ]
  node [ id 3 label "Harbour" ]
  edge [ source 1 target 2 label "lends to" weight 2.5 ]
  edge [ source 2 target 1 label "repays" weight 1 ]
  edge [ source 3 target 3 ]
]
