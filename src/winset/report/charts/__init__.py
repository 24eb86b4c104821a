"""Pictures: one module a chart, each a pure function from rows to a Vega-Lite specification."""
