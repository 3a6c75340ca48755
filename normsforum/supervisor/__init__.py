"""Web, worker and beat as one family of processes in the foreground: what `make demo` and
`make serve` run."""
