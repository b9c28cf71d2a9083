"""What is missing is found, and said with the command that brings it."""
import unittest
from unittest import mock

from tools import needs


class NeedsTest(unittest.TestCase):
    table = {"a": {"sh": "dash", "no-such-command": "package-c"},
             "b": {"no/such/header.h": "package-b", "no-such-command": "package-c"}}

    def setUp(self):
        self.enterContext(mock.patch.object(needs, "TABLE", self.table))
        self.enterContext(mock.patch("builtins.print"))

    def test_only_what_is_not_there_is_missing_and_once(self):
        self.assertEqual(needs.missing(["a", "b"]), ["package-b", "package-c"])
        self.assertEqual(needs.missing(["b"]), ["package-b", "package-c"])
        self.assertEqual(needs.missing([]), [])

    def test_without_the_right_to_install_it_names_the_command(self):
        with mock.patch.object(needs, "may_use_apt", return_value=None):
            with self.assertRaises(needs.Stop) as caught:
                needs.install("a")
        self.assertIn("package-c", caught.exception.sentence)
        self.assertIn("sudo apt-get update && sudo apt-get install", caught.exception.command)

    def test_apt_runs_once_for_all_of_it(self):
        with mock.patch.object(needs, "may_use_apt", return_value=["sudo"]), \
                mock.patch.object(needs, "run") as run, self.assertRaises(needs.Stop):
            needs.install("a", "b")
        commands = [call.args[0] for call in run.call_args_list]
        self.assertEqual(commands[0], ["sudo", "apt-get", "update"])
        self.assertEqual(commands[1][-2:], ["package-b", "package-c"])

    def test_an_old_node_is_refused_with_its_version(self):
        with mock.patch.object(needs, "run", return_value="v16.13.0\n"), \
                self.assertRaisesRegex(needs.Stop, "v16.13.0 .* 18 or newer"):
            needs.check_node()
