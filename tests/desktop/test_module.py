"""The command line against the JavaScript module: the same answers, to the last bit."""
import json
import subprocess

from tests.desktop.case import WindowCase
from tests.desktop.program import ROOT, SCENARIOS, TEMPER

MODULE = ROOT / "dist/temper-core.mjs"
ASK = """
import { readFileSync } from 'node:fs';
const core = await (await import(process.argv[1])).default();
const scenario = JSON.parse(readFileSync(process.argv[2]));
const plain = (key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
const answer = { experiment: core.experiment(scenario), validate: core.validate(scenario),
  first: scenario.chains.map((_, chain) => core.generate(scenario, { chain }).steps[0]) };
console.log(JSON.stringify(answer, plain));
"""


def module(path):
    done = subprocess.run(["node", "--input-type=module", "-e", ASK, MODULE.as_uri(), path],
                          text=True, capture_output=True, timeout=120)
    if done.returncode:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def temper(*words):
    return json.loads(subprocess.run([TEMPER, *words, "--json"], text=True, capture_output=True,
                                     timeout=120).stdout)


class Module(WindowCase):
    def test_shipped_scenarios(self):
        for path in sorted(SCENARIOS.glob("*.json")):
            with self.subTest(path=path.name):
                answer = module(path)
                self.assertEqual(temper("run", path), answer["experiment"])
                self.assertEqual(temper("validate", path), answer["validate"])
                traced = temper("trace", path)
                for chain, step in zip(traced["chains"], answer["first"]):
                    self.assertEqual(chain["u"], step["u"])
                    self.assertEqual(traced["tokens"][chain["token"]], step["token"])
