target_sources(pitwatch_ui PRIVATE
  overview/cardgrid.cpp
  overview/cardgrid.h
  overview/cardpainter.cpp
  overview/cardpainter.h
  overview/minecard.cpp
  overview/minecard.h
  overview/minecardcontent.cpp
  overview/minecardcontent.h
  overview/overviewpage.cpp
  overview/overviewpage.h
  overview/regionalarms.cpp
  overview/regionalarms.h
)
