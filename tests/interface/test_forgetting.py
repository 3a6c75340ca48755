"""What is remembered for a while is forgotten, and nothing sooner."""

from datetime import timedelta
from uuid import UUID

import pytest

from interface import clock
from interface.models import KeptForm, KeyedAnswer, Submission
from interface.tasks import forget

pytestmark = pytest.mark.django_db
SOMEBODY = UUID(int=1)


def test_old_rows_go_and_young_ones_stay() -> None:
    for number, days in enumerate((0.5, 2, 8), start=1):
        then = clock.now() - timedelta(days=days)
        Submission.objects.create(key=UUID(int=number), created_at=then)
        KeyedAnswer.objects.create(person_id=SOMEBODY, key=str(number), asked="", created_at=then)
        KeptForm.objects.create(
            person_id=SOMEBODY, path=f"/{number}/", form="f", page="/", data={}, created_at=then
        )
    forget()
    kept = [model.objects.count() for model in (Submission, KeyedAnswer, KeptForm)]
    assert kept == [2, 1, 1]
