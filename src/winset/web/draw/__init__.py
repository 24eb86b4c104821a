"""Pictures drawn by hand as small SVG: they take the colours of the page, light or dark, and need no script."""
