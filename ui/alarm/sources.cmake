target_sources(pitwatch_ui PRIVATE
  alarm/alarmdetails.cpp
  alarm/alarmdetails.h
  alarm/alarmfilter.cpp
  alarm/alarmfilter.h
  alarm/alarmpage.cpp
  alarm/alarmpage.h
  alarm/alarmsound.cpp
  alarm/alarmsound.h
  alarm/alarmtablemodel.cpp
  alarm/alarmtablemodel.h
  alarm/gradedelegate.cpp
  alarm/gradedelegate.h
)
