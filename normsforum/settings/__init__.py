"""Settings by situation: `base` is shared; `local`, `test` and `production` each say what differs."""
