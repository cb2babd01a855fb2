target_sources(pitwatch_ui PRIVATE
  shell/keysheet.cpp
  shell/keysheet.h
  shell/mainwindow.cpp
  shell/mainwindow.h
  shell/navigationrail.cpp
  shell/navigationrail.h
  shell/pagestack.cpp
  shell/pagestack.h
  shell/statusstrip.cpp
  shell/statusstrip.h
  shell/tour.cpp
  shell/tour.h
)
