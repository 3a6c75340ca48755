"""Settings by situation: `base` is shared; `local`, `test`, `production` say what differs."""
