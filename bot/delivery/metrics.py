"""What is counted, for `/metricas`."""

from prometheus_client import Counter, Gauge

RECEIVED = Counter("pontofocal_updates_received", "Updates stored in the inbox")
FAILED = Counter("pontofocal_updates_failed", "Updates that ended in an apology")
SENT = Counter("pontofocal_messages_sent", "Messages and edits that Telegram took", ["priority"])
RETRIED = Counter("pontofocal_messages_retried", "Calls to be made again: floods and broken connections")
UNSENT = Counter("pontofocal_messages_failed", "Messages given up")
REPEATED = Counter("pontofocal_messages_resent", "Messages that may have arrived before and are sent again")
LEADING = Gauge("pontofocal_leading", "1 in the process that polls, ticks, writes and sends")
