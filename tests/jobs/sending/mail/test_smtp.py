"""What a server's answer means for a mail, by the step at which it is given."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from jobs.sending.mail.smtp import Fate, NotEncryptedError, Server, connected, give
from tests.auxil.post import HERE, free_port, post_office

TO, OTHER, SENDER = "stc@tinh.gov.vn", "hai@tinh.gov.vn", "dondoc@tinh.gov.vn"
MAIL = b"Subject: x\r\n\r\n.mot dong\r\nhai\r\n"


def test_a_mail_arrives_as_it_was_also_with_a_dot_at_the_beginning_of_a_line():
    with post_office() as (office, port):
        given = give(Server(HERE, port, is_wrapped=False), SENDER, [TO], MAIL)
        (taken,) = office.taken
    assert given.fate is Fate.SENT
    assert taken.get_payload() == ".mot dong\r\nhai\r\n"


ANSWERS = {
    "greylisted": ("451 4.7.1 Greylisted", Fate.LATER),
    "a full mailbox": ("452 4.2.2 Mailbox full", Fate.LATER),
    "nobody": ("550 5.1.1 No such user", Fate.NO_SUCH_ADDRESS),
    "not for us": ("554 5.7.1 Relay access denied", Fate.LATER),
}


@pytest.mark.parametrize(("answer", "fate"), ANSWERS.values(), ids=ANSWERS)
def test_a_server_answers_to_an_address(answer: str, fate: Fate):
    with post_office() as (office, port):
        office.to_address[TO] = [answer]
        given = give(Server(HERE, port, is_wrapped=False), SENDER, [TO], MAIL)
    assert (given.fate, given.said) == (fate, answer)


CONTENTS = {
    "refused": ("554 5.6.0 No", Fate.REFUSED),
    "later": ("451 4.3.0 Not now", Fate.LATER),
    "lost": ("", Fate.UNKNOWN),
}


@pytest.mark.parametrize(("answer", "fate"), CONTENTS.values(), ids=CONTENTS)
def test_a_server_answers_to_the_content(answer: str, fate: Fate):
    with post_office() as (office, port):
        office.to_content = [answer]
        given = give(Server(HERE, port, is_wrapped=False), SENDER, [TO], MAIL)
    assert given.fate is fate


def test_of_several_addresses_the_good_ones_get_it_and_the_bad_ones_are_told():
    with post_office() as (office, port):
        office.to_address[OTHER] = ["550 5.1.1 No such user"]
        given = give(Server(HERE, port, is_wrapped=False), SENDER, [TO, OTHER], MAIL)
        assert len(office.taken) == 1
    assert (given.fate, given.refused) == (Fate.SENT, {OTHER: "550 5.1.1 No such user"})


def test_where_nobody_listens_nothing_was_sent():
    assert give(Server(HERE, free_port(), is_wrapped=False), SENDER, [TO], MAIL).fate is Fate.NO_SERVER


@contextmanager
def saying(*answers: bytes) -> Iterator[int]:
    """Run a server that says these lines, whatever it hears, and then goes away."""
    listening = socket.create_server((HERE, 0))
    listening.settimeout(10)

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.settimeout(10)
            for answer in answers:
                connection.sendall(answer)
                if not connection.recv(1000):
                    return

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        thread.join(20)
        listening.close()


def test_a_server_that_is_busy_is_asked_again():
    with saying(b"421 4.3.2 Busy\r\n") as port:
        given = give(Server(HERE, port, is_wrapped=False), SENDER, [TO], MAIL)
    assert given.fate is Fate.NO_SERVER


def test_a_password_goes_over_no_line_that_others_read():
    with saying(b"220 here\r\n", b"250 here\r\n") as port:
        far = type("Far", (Server,), {"is_here": False})(HERE, port, False, "a", "b")
        with pytest.raises(NotEncryptedError), connected(far):
            pass


def test_a_password_of_vietnamese_letters_is_taken():
    answers = (b"220 here\r\n", b"250-here\r\n250 AUTH PLAIN\r\n", b"235 2.7.0 OK\r\n", b"221 Bye\r\n")
    with saying(*answers) as port, connected(Server(HERE, port, False, "a", "mật khẩu")) as connection:
        assert connection.noop()[0] == 221  # what the server says next


def test_a_refused_password_is_no_fault_of_the_mail():
    answers = (b"220 here\r\n", b"250-here\r\n250 AUTH PLAIN\r\n", b"535 5.7.8 No\r\n", b"221 Bye\r\n")
    with saying(*answers) as port:
        given = give(Server(HERE, port, False, "a", "b"), SENDER, [TO], MAIL)
    assert (given.fate, given.said) == (Fate.NO_SERVER, "535 5.7.8 No")
