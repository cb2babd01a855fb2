target_sources(pitwatch_ui PRIVATE
  power/curvechart.cpp
  power/curvechart.h
  power/curvelook.cpp
  power/curvelook.h
  power/decimation.cpp
  power/decimation.h
  power/feedertablemodel.cpp
  power/feedertablemodel.h
  power/powerpage.cpp
  power/powerpage.h
)
