"""监管调度: hazards, the weekly meeting and what the district watches over, one section a module."""
