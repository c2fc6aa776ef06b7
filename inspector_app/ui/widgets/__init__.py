"""Small widgets that know only their own data: they get frozen values and emit what the person wishes."""
