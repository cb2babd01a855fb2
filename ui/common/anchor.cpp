// The design tokens come first.
