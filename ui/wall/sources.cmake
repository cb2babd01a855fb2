target_sources(pitwatch_ui PRIVATE
  wall/cameratreemodel.cpp
  wall/cameratreemodel.h
  wall/tilepainter.cpp
  wall/tilepainter.h
  wall/tilestream.cpp
  wall/tilestream.h
  wall/wallcanvas.cpp
  wall/wallcanvas.h
  wall/walllook.cpp
  wall/walllook.h
  wall/wallpage.cpp
  wall/wallpage.h
  wall/walllayout.cpp
  wall/walllayout.h
  wall/wallstate.cpp
  wall/wallstate.h
)
