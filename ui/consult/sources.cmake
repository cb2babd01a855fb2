target_sources(pitwatch_ui PRIVATE
  consult/consultpage.cpp
  consult/consultpage.h
)
