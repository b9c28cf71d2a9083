"""The temperature lab by mouse and keys; its numbers against the course's tables."""
import math
import time

from tests.desktop.case import WindowCase
from tests.desktop.program import SCENARIOS

LOGITS = {"Paris": 2, "Lyon": 1, "France": 0.5, "city": -0.5, "unknown": -2}


def softmax(logits, temperature):
    weights = {token: math.exp(logit / temperature) for token, logit in logits.items()}
    return {token: weight / sum(weights.values()) for token, weight in weights.items()}


class Lab(WindowCase):
    def probabilities_are(self, program, expected):
        def digits(numbers):
            return {token: f"{number:.12f}" for token, number in numbers.items()}

        self.soon(lambda: digits(program.numbers("Probability of {} at T")), digits(expected))

    def temperature_is(self, program, expected, why=None):
        self.soon(lambda: program.node("Temperature")["now"], expected, why)

    def drawn_are(self, program, expected):
        self.soon(lambda: sum(program.numbers("Drawn {}").values()), expected)

    def open_lab(self):
        return self.start(SCENARIOS / "capital.json")

    def test_first_numbers(self):
        program = self.open_lab()
        temperature = program.node("Temperature")["now"]
        self.probabilities_are(program, softmax(LOGITS, temperature))

    def test_temperature_by_keys(self):
        program = self.open_lab()
        program.click("Temperature")
        program.keys("Home")
        self.temperature_is(program, 0)
        self.probabilities_are(program, dict.fromkeys(LOGITS, 0) | {"Paris": 1})
        program.keys("End")
        self.temperature_is(program, 5)
        self.probabilities_are(program, softmax(LOGITS, 5))

    def test_typed_temperatures_give_the_course_table(self):
        # Lab 1 of the course: its five temperatures, T = 0 being greedy.
        program = self.open_lab()
        for typed in (0.1, 0.5, 1.0, 2.0):
            program.enter("Temperature, typed", f"{typed}")
            self.temperature_is(program, typed)
            self.probabilities_are(program, softmax(LOGITS, typed))

    def test_drag_of_the_line(self):
        program = self.open_lab()
        before = program.node("Temperature")["now"]
        x, y = program.middle("Temperature", 0.6)
        program.drag((x, y), (x + 20, y), (x + 60, y), (x + 100, y))
        after = program.node("Temperature")["now"]
        self.assertGreater(after, before)
        self.probabilities_are(program, softmax(LOGITS, after))
        program.keys("ctrl+z")
        self.temperature_is(program, before, "one drag is one undo")
        program.keys("ctrl+shift+z")
        self.temperature_is(program, after)

    def test_typed_logit_undone_and_redone(self):
        program = self.open_lab()
        temperature = program.node("Temperature")["now"]
        program.enter("Logit of Lyon, typed", "2.5")
        edited = LOGITS | {"Lyon": 2.5}
        self.probabilities_are(program, softmax(edited, temperature))
        program.keys("ctrl+z")
        self.probabilities_are(program, softmax(LOGITS, temperature))
        program.keys("ctrl+y")
        self.probabilities_are(program, softmax(edited, temperature))

    def test_drag_of_a_bar(self):
        program = self.open_lab()
        temperature = program.node("Temperature")["now"]
        x, y = program.middle("Logit of Paris", 0.75)
        program.drag((x, y), (x - 10, y), (x - 30, y))
        logit = program.node("Logit of Paris")["now"]
        self.assertLess(logit, 2)
        self.probabilities_are(program, softmax(LOGITS | {"Paris": logit}, temperature))

    def test_draws_are_the_same_as_ever(self):
        program = self.open_lab()
        program.click("Roll 100 times")
        self.drawn_are(program, 100)
        first = program.numbers("Drawn {}")
        program.click("Clear")
        self.drawn_are(program, 0)
        program.click("Roll 100 times")
        self.drawn_are(program, 100)
        self.assertEqual(program.numbers("Drawn {}"), first, "one seed, one series")

    def test_a_million_draws(self):
        program = self.open_lab()
        temperature = program.node("Temperature")["now"]
        program.click("Roll 1000000 times")
        program.wait("a million draws", lambda shown: sum(
            node["now"] for node in shown["nodes"] if node["name"].startswith("Drawn ")) == 10**6)
        drawn, exact = program.numbers("Drawn {}"), softmax(LOGITS, temperature)
        # Five standard errors: a right sampler misses one in 300,000 times; the seed is fixed.
        for token, p in exact.items():
            error = math.sqrt(p * (1 - p) / 10**6)
            self.assertLess(abs(drawn[token] / 10**6 - p), 5 * error, token)

    def test_space_rolls(self):
        program = self.open_lab()
        program.keys("space")
        self.drawn_are(program, 1)

    def test_nothing_is_drawn_at_rest(self):
        program = self.open_lab()
        program.settle(1.5)
        frame = program.shown()["frame"]
        time.sleep(2)
        self.assertEqual(program.shown()["frame"], frame)
