"""serve.py PROGRAM [SHARE]: `claimgraph serve` asked as a browser asks it, and as nobody should. SHARE of 1,000 malformed requests."""

import concurrent.futures
import http.client
import json
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

program = pathlib.Path(sys.argv[1]).absolute()
share = float(sys.argv[2]) if len(sys.argv) > 2 else 1

TEXT = """Mara Lindqvist met Erik Holm in Vellport on 3 March 2025. Holm criticized the Harbour Office.
Mara Lindqvist praised the Harbour Office. The Harbour Office did not criticize Erik Holm.
"Norway will support Sweden", Erik Holm said. Norway supports Sweden. Norway does not support Sweden.
"""


class Server:
    """The program, serving a store of one text, or another graph."""

    def __init__(self, folder, *options, graph="news.db", given=None):
        self.process = subprocess.Popen(
            [program, "serve", graph, *options], cwd=folder, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.address = self.process.stdout.readline().strip()
        parts = urllib.parse.urlsplit(self.address)
        self.host, self.port = parts.hostname, parts.port
        self.token = urllib.parse.parse_qs(parts.query)["token"][0]

    def ask(self, where, method="GET", token=None, headers=None, **parameters):
        """(status, body, headers) of one request."""
        query = urllib.parse.urlencode({**parameters, "token": self.token if token is None else token}, doseq=True)
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        connection.request(method, f"{where}?{query}", headers=headers or {})
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response.status, body, response.headers

    def api(self, question, **parameters):
        status, body, _ = self.ask(f"/api/{question}", **parameters)
        assert status == 200, (status, body)
        return json.loads(body)

    def send(self, data):
        """Bytes as they are; what comes back within a moment."""
        with socket.create_connection((self.host, self.port), timeout=10) as connection:
            try:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                return connection.recv(65536)
            except OSError:
                return b""

    def stop(self, by=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(by)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


class Serve(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        (cls.folder / "news.txt").write_text(TEXT)
        subprocess.run([program, "build", "-q", "news.txt", "--store", "news.db"], cwd=cls.folder, check=True)
        cls.server = Server(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.scratch.cleanup()

    def test_the_page_comes_with_a_policy_and_asks_only_its_server(self):
        self.assertRegex(self.server.address, r"^http://127\.0\.0\.1:\d+/\?token=[0-9a-f]{32}$")
        status, page, headers = self.server.ask("/")
        self.assertEqual(status, 200)
        self.assertIn("connect-src 'self'", page)
        self.assertNotIn("@GRAPH@", page)
        self.assertEqual(headers["Content-Security-Policy"], "frame-ancestors 'none'")
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertNotIn("Access-Control-Allow-Origin", headers)

    def test_who_does_not_know_the_token_is_refused(self):
        for token in ["", "0" * 32, self.server.token[:-1], self.server.token + "0", self.server.token.upper() + "x"]:
            for path in ["/", "/api/about", "/api/judge"]:
                self.assertEqual(self.server.ask(path, token=token)[0], 403, (path, token))
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=30)
        connection.request("GET", f"/api/about?token={self.server.token}&token=x")
        self.assertEqual(connection.getresponse().status, 403, "one token, not two")
        connection.close()

    def test_other_names_of_the_host_and_other_origins_are_refused(self):
        port = self.server.port
        for host in ["evil.example", f"evil.example:{port}", f"127.0.0.1:{port + 1}", "127.0.0.1", f"localhost.evil.example:{port}", ""]:
            self.assertIn(self.server.ask("/api/about", headers={"Host": host})[0], (400, 421), host)
        self.assertEqual(self.server.ask("/api/about", headers={"Host": f"localhost:{port}"})[0], 200)
        for origin in ["http://evil.example", "null", f"https://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"]:
            self.assertEqual(self.server.ask("/api/about", headers={"Origin": origin})[0], 403, origin)

    def test_only_questions_are_asked(self):
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"]:
            self.assertEqual(self.server.ask("/api/about", method=method)[0], 405, method)
        self.assertEqual(self.server.ask("/api/judge")[0], 404, "no GET changes anything")
        for path in ["/../news.db", "/api/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/news.db", "/api/", "/api/nothing", "//etc/passwd"]:
            status, body, _ = self.server.ask(path)
            self.assertEqual(status, 404, path)
            self.assertNotIn("root:", body)

    def test_questions_are_answered(self):
        about = self.server.api("about")
        self.assertGreaterEqual(about["claims"], 4)
        self.assertEqual(about["documents"], 1)
        self.assertEqual(self.server.api("facets", all=1)["claims"], about["claims"])
        claims = self.server.api("claims", all=1)
        self.assertEqual(len(claims["graph"]["claims"]), claims["total"])
        self.assertEqual(claims["total"], about["claims"])
        self.assertEqual(self.server.api("claims", all=1, offset=about["claims"])["graph"]["claims"], [])
        names = {entity["name"] for entity in claims["graph"]["entities"]}
        self.assertIn("Erik Holm", names)
        found = self.server.api("search", text="holm")
        self.assertEqual([found["graph"]["entities"][0]["name"], len(found["entities"])], ["Erik Holm", 1])
        entity = self.server.api("entity", id=found["entities"][0])
        self.assertGreaterEqual(entity["out"] + entity["in"], 2)
        self.assertEqual(len(entity["degrees"]), len(entity["graph"]["entities"]))
        claim = claims["graph"]["claims"][0]
        self.assertIn(claim["id"], [other["id"] for other in self.server.api("claim", id=claim["id"])["graph"]["claims"]])
        self.assertEqual(self.server.api("documents")["documents"][0]["name"], "news.txt")
        self.assertEqual(len(self.server.api("document", name="news.txt")["graph"]["claims"]), about["claims"])
        self.assertEqual(self.server.api("claims", all=1, text="harbour", polarity="-")["graph"]["claims"][0]["polarity"], "-")
        near = self.server.api("picture", all=1, around=found["entities"][0])
        self.assertGreater(near["total"], 0)
        self.assertLess(near["total"], about["claims"])
        conflicts = self.server.api("conflicts")
        self.assertEqual({one["polarity"] for one in conflicts["graph"]["claims"]}, {"+", "-"})
        overview = self.server.api("overview", all=1)
        self.assertEqual(overview["conflicts"], conflicts["total"])
        self.assertIn("Erik Holm", [entity["name"] for entity in overview["graph"]["entities"]])
        self.assertEqual(self.server.api("claims", all=1, **{"from": "2025-03-01", "to": "2025-03-31"})["total"], sum(count for _, count in overview["days"]))

    def test_paths_are_found(self):
        names = {entity["name"]: entity["id"] for entity in self.server.api("claims", all=1)["graph"]["entities"]}
        way = self.server.api("picture", all=1, path=[names["Mara Lindqvist"], names["Erik Holm"]])
        ends = {way["graph"]["entities"][claim[end]]["name"] for claim in way["graph"]["claims"] for end in ("subject", "object")}
        self.assertEqual(ends, {"Mara Lindqvist", "Erik Holm"})
        self.assertEqual(self.server.api("picture", all=1, path=[names["Norway"], names["Erik Holm"]])["total"], 0)

    def test_parameters_that_make_no_sense_are_bad_requests(self):
        for parameters in [{"from": "yesterday"}, {"confidence": "much"}, {"confidence": "nan"}, {"offset": "-1"}, {"offset": "1e9"}, {"sort": "id; DROP TABLE claim"}]:
            status, body, _ = self.server.ask("/api/claims", **parameters)
            self.assertEqual(status, 400, parameters)
            self.assertTrue(json.loads(body)["error"], parameters)
        self.assertEqual(self.server.ask("/api/claims", text="x" * 3000)[0], 400)
        self.assertIn(self.server.ask("/api/claims", text="x" * 100_000)[0], (400, 414))
        self.assertIn(self.server.ask("/api/claims", relation=["x"] * 1000)[0], (400, 414))

    def test_texts_stay_texts_in_sql(self):
        before = self.server.api("about")["claims"]
        for text in ["'", "'; DROP TABLE claim; --", '"', "x') OR 1=1 --", "NEAR(", "* AND", "\u0000'", "a\u0000b'); --", "\\", "%"]:
            for name in ["relation", "speaker", "document", "type", "modality", "polarity", "family"]:
                self.assertEqual(self.server.api("claims", all=1, **{name: text})["total"], 0, (name, text))
            for question, name in [("search", "text"), ("entity", "id"), ("claim", "id"), ("document", "name"), ("overview", "tone"), ("picture", "around"), ("claims", "text")]:
                self.server.api(question, **{name: text})
        self.assertEqual(self.server.api("about")["claims"], before)

    def test_two_clients_get_the_same_answers(self):
        questions = ["about", "facets", "overview", "picture", "claims", "documents", "conflicts"] * 8
        alone = {question: self.server.ask(f"/api/{question}", all=1)[1] for question in questions}
        with concurrent.futures.ThreadPoolExecutor(6) as clients:
            answers = list(clients.map(lambda question: self.server.ask(f"/api/{question}", all=1)[:2], questions))
        self.assertEqual(answers, [(200, alone[question]) for question in questions])

    def test_a_claim_is_rejected_and_brought_back(self):
        claim = self.server.api("claims", all=1)["graph"]["claims"][0]["id"]
        total = self.server.api("about")["claims"]

        def judge(verdict, one=claim):
            status, body, _ = self.server.ask("/api/judge", "POST", claim=one, verdict=verdict)
            return status, json.loads(body)

        self.assertEqual(judge("rejected"), (200, {"verdict": "rejected", "evidence": 1}))
        self.assertEqual(self.server.api("about")["claims"], total - 1)
        self.assertEqual(judge("none")[0], 200)
        self.assertEqual(self.server.api("about")["claims"], total)
        self.assertEqual(judge("confirmed"), (200, {"verdict": "confirmed", "evidence": 1}))
        self.assertEqual(judge("none")[0], 200)
        self.assertEqual(judge("maybe")[0], 400)
        self.assertEqual(judge("rejected", "no.such.claim")[0], 404)

    def test_malformed_requests_do_no_harm(self):
        random.seed(7)
        good = f"GET /api/claims?all=1&token={self.server.token} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nConnection: close\r\n\r\n".encode()

        def spoilt():
            data = bytearray(good)
            for _ in range(random.randint(1, 12)):
                at = random.randrange(len(data))
                kind = random.randrange(4)
                if kind == 0:
                    data[at] = random.randrange(256)
                elif kind == 1:
                    del data[at : at + random.randint(1, 20)]
                elif kind == 2:
                    data[at:at] = bytes(random.randrange(256) for _ in range(random.randint(1, 30)))
                else:
                    data[at:at] = random.choice([b"%", b"%00", b"%zz", b"\r\n", b"Content-Length: 99999999999\r\n", b"Transfer-Encoding: chunked\r\n", b"Range: bytes=0-1,5-\r\n", b"\0"])
                if not data:
                    return b"\r\n"
            return bytes(data)

        with concurrent.futures.ThreadPoolExecutor(8) as clients:
            list(clients.map(self.server.send, [spoilt() for _ in range(int(1000 * share))]))
        self.assertIsNone(self.server.process.poll(), "it still runs")
        self.assertEqual(self.server.ask("/api/about")[0], 200)

    def test_it_stops_when_told_to(self):
        for by in (signal.SIGTERM, signal.SIGINT):
            server = Server(self.folder, "--quiet")
            self.assertEqual(server.ask("/api/about")[0], 200)
            self.assertEqual(server.stop(by), (0, "", ""))

    def test_a_port_in_use_and_no_store_are_said(self):
        taken = subprocess.run([program, "serve", "news.db", "--port", str(self.server.port)], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(taken.returncode, 3)
        self.assertIn(f"cannot listen on 127.0.0.1:{self.server.port}", taken.stderr)
        high = subprocess.run([program, "serve", "news.db", "--port", "70000"], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(high.returncode, 2)
        none = subprocess.run([program, "serve", "news.txt"], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(none.returncode, 2)
        self.assertIn("'claimgraph build' makes a graph of texts", none.stderr)
        (self.folder / "empty").mkdir()
        empty = subprocess.run([program, "serve", "empty"], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(empty.returncode, 3)
        self.assertIn("empty: folder without text", empty.stderr)

    def test_graph_files_and_folders_of_articles_are_served_alike(self):
        def answers(server):
            words = server.api("claims", all=1, text="harbour")["total"]
            of_article = server.api("claims", all=1, document=server.api("documents")["documents"][0]["name"])["total"]
            claims, conflicts = server.api("claims", all=1), server.api("conflicts")
            for part in (claims, conflicts):
                del part["graph"]["title"]
            return [claims, conflicts, server.api("facets", all=1), words, of_article]

        articles = self.folder / "articles"
        articles.mkdir(exist_ok=True)
        (articles / "news.txt").write_text(TEXT)
        subprocess.run([program, "build", "-q", "articles", "--store", "same.db", "-o", "g.graphml", "-o", "g.json"], cwd=self.folder, check=True)
        store = Server(self.folder, graph="same.db", given=subprocess.DEVNULL)
        wanted = answers(store)
        self.assertTrue(store.api("about")["canJudge"])
        self.assertGreater(wanted[3], 0)
        self.assertEqual(wanted[4], wanted[0]["total"])
        store.stop()
        for graph, title in [("g.graphml", "g"), ("g.json", "g"), ("articles/", "articles"), ("-", "-")]:
            with open(self.folder / "g.json") as given:
                server = Server(self.folder, "--quiet", graph=graph, given=given)
            self.assertEqual(answers(server), wanted, graph)
            about = server.api("about")
            self.assertEqual([about["title"], about["canJudge"]], [title, False])
            status, body, _ = server.ask("/api/judge", "POST", claim=wanted[0]["graph"]["claims"][0]["id"], verdict="rejected")
            self.assertEqual(status, 400)
            self.assertIn("kept in stores", json.loads(body)["error"])
            self.assertEqual(server.stop(), (0, "", ""))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
