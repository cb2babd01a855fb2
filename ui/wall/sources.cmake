target_sources(pitwatch_ui PRIVATE
)
