"""The mailbox that answers come to, and what is asked of mail servers."""
