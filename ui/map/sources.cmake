target_sources(pitwatch_ui PRIVATE
  map/areacounts.cpp
  map/areacounts.h
  map/mapcontent.cpp
  map/mapcontent.h
  map/maplook.cpp
  map/maplook.h
  map/mappage.cpp
  map/mappage.h
  map/maptransform.cpp
  map/maptransform.h
  map/mapview.cpp
  map/mapview.h
  map/tagdetails.cpp
  map/tagdetails.h
  map/tagtablemodel.cpp
  map/tagtablemodel.h
)
