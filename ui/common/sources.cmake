target_sources(pitwatch_ui PRIVATE
  common/anchor.cpp
  common/page.h
)
