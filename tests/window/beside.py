"""Another program on the display: `copy` holds what comes in as the clipboard, `picture FILE` saves the screen."""

import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    """Do what the arguments say."""
    application = QGuiApplication(sys.argv)
    if sys.argv[1] == "picture":
        return not application.primaryScreen().grabWindow(0).save(sys.argv[2])
    application.clipboard().setText(sys.stdin.buffer.read().decode())
    print("copied", flush=True)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
