"""The outbox is sent: paced, one message after the other, each outcome written back."""
