target_sources(pitwatch_ui PRIVATE
  duty/dutypage.cpp
  duty/dutypage.h
  duty/periodpicker.cpp
  duty/periodpicker.h
  duty/reportpreview.cpp
  duty/reportpreview.h
  duty/reportworker.cpp
  duty/reportworker.h
)
