"""A letter starts as a row of the act and leaves once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail as post
from django.core.mail import EmailMultiAlternatives
from django.db import connection

from interface.identifiers import uuid7
from outbox.actions import post_mail
from outbox.models import Job, Mail
from outbox.tasks import run_job, send_mail

pytestmark = pytest.mark.django_db(transaction=True)


def deliver(mail: Mail) -> None:
    run_job(str(Job.objects.get(args__mail_id=str(mail.pk)).pk))


def test_a_letter_is_sent_with_both_of_its_forms() -> None:
    person = uuid7()
    mail = post_mail("ilka@ostvarn.example", "A seat", "Take it.", "<p>Take it.</p>", person)
    deliver(mail)
    (letter,) = post.outbox
    assert (letter.to, letter.subject, letter.body) == (
        ["ilka@ostvarn.example"],
        "A seat",
        "Take it.",
    )
    assert letter.alternatives[0][0] == "<p>Take it.</p>"
    assert Mail.objects.get().sent_at is not None


def test_a_subject_cannot_smuggle_a_header() -> None:
    mail = post_mail("ilka@ostvarn.example", "A seat\nBcc: all@example.org", "Take it.")
    deliver(mail)
    assert post.outbox[0].subject == "A seat Bcc: all@example.org"


def test_two_runs_at_once_send_a_letter_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = post_mail("ilka@ostvarn.example", "A seat", "Take it.")
    job = Job.objects.get()
    sent: list[str] = []

    def slowly(letter: EmailMultiAlternatives) -> int:
        threading.Event().wait(0.2)
        sent.append(letter.subject)
        return 1

    monkeypatch.setattr(EmailMultiAlternatives, "send", slowly)

    def run(_turn: int) -> None:
        try:
            send_mail(job, str(mail.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(run, range(3)))
    assert sent == ["A seat"]


def test_a_letter_that_could_not_leave_says_why_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mail = post_mail("ilka@ostvarn.example", "A seat", "Take it.")

    def refuse(letter: EmailMultiAlternatives) -> int:
        raise ConnectionRefusedError("no post office")

    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", refuse)
        deliver(mail)
    assert "no post office" in Mail.objects.get().error
    assert Job.objects.get().state == "waiting"


def test_a_letter_that_was_erased_while_it_waited_leaves_nothing_to_do() -> None:
    mail = post_mail("ilka@ostvarn.example", "A seat", "Take it.")
    Mail.objects.filter(pk=mail.pk).delete()
    deliver(mail)
    assert post.outbox == []
    assert (Job.objects.get().state, Job.objects.get().error) == ("finished", "")


def test_posting_a_letter_costs_the_same_for_every_act(
    django_assert_num_queries: Callable[..., object],
) -> None:
    with django_assert_num_queries(2):
        post_mail("ilka@ostvarn.example", "A seat", "Take it.")
