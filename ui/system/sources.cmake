target_sources(pitwatch_ui PRIVATE
  system/factsview.cpp
  system/factsview.h
  system/feedtablemodel.cpp
  system/feedtablemodel.h
  system/plugintablemodel.cpp
  system/plugintablemodel.h
  system/quarantinemodel.cpp
  system/quarantinemodel.h
  system/quarantineview.cpp
  system/quarantineview.h
  system/refusalmodel.cpp
  system/refusalmodel.h
  system/refusalview.cpp
  system/refusalview.h
  system/systempage.cpp
  system/systempage.h
)
